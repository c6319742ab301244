package io.redkit.runtime.queue;

import java.util.List;

import io.smallrye.mutiny.Uni;

/** Adds jobs to queues. */
interface Enqueuing {

    /** Adds jobs to a queue. Emits the ids under which they are known, in order. */
    Uni<List<String>> add(QueueKeys queue, List<Draft> drafts);
}
