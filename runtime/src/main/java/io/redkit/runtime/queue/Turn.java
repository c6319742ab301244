package io.redkit.runtime.queue;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.vertx.redis.client.Response;

/**
 * What one look at a queue has found.
 *
 * @param nextMillis time until something is due, -1 for never
 * @param hasMore whether more jobs could be taken
 * @param due schedules whose time has come
 * @param jobs jobs that were taken, each as the list of its fields
 */
record Turn(long nextMillis, boolean hasMore, List<Due> due, List<Response> jobs) {

    /**
     * A schedule whose time has come.
     *
     * @param millis that time
     * @param nowMillis the time of the server
     */
    record Due(String name, long millis, String cron, String zone, long nowMillis) {

        static Due of(@Nullable Response reply) {
            Response fields = JobReplies.list(reply);
            return new Due(fields.get(0).toString(), fields.get(1).toLong(), fields.get(2).toString(),
                    fields.get(3).toString(), fields.get(4).toLong());
        }
    }

    static Turn of(@Nullable Response reply) {
        Response fields = JobReplies.list(reply);
        return new Turn(fields.get(0).toLong(), fields.get(1).toLong() == 1, JobReplies.each(fields.get(2), Due::of),
                JobReplies.each(fields.get(3), JobReplies::list));
    }
}
