package io.redkit.queue;

import org.jspecify.annotations.Nullable;

/**
 * Does jobs, on a worker or virtual thread. A job can come more than once; {@link JobContext#id()} tells.
 *
 * @param <T> type of the payload
 */
@FunctionalInterface
public interface JobHandler<T> {

    /**
     * Does a job.
     *
     * @param payload what it was added with; null for a job of a schedule without payload
     * @return what is kept as its result, as JSON; null for nothing
     * @throws JobRejectedException if no further attempt would help
     * @throws Exception if this attempt has failed
     */
    @Nullable
    Object handle(T payload, JobContext context) throws Exception;
}
