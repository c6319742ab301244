package io.redkit.queue;

import com.fasterxml.jackson.core.type.TypeReference;

/** The job queues of one client, for reactive code; see {@link JobQueues}. */
public interface ReactiveJobQueues {

    /** Returns the queue of that name; see {@link JobQueues#of(String, Class)}. */
    <T> ReactiveJobQueue<T> of(String name, Class<T> type);

    /** The same for payloads whose type has parameters. */
    <T> ReactiveJobQueue<T> of(String name, TypeReference<T> type);
}
