package io.redkit.queue;

import io.smallrye.mutiny.Uni;

/**
 * Does jobs, on an event loop: must not block. See {@link JobHandler}.
 *
 * @param <T> type of the payload
 */
@FunctionalInterface
public interface ReactiveJobHandler<T> {

    /** Promises to do a job; its item is kept as the result. Is cancelled when the job is, or takes too long. */
    Uni<?> handle(T payload, JobContext context);
}
