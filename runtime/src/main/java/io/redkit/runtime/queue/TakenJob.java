package io.redkit.runtime.queue;

import io.vertx.redis.client.Response;

/**
 * A job that this process has.
 *
 * @param owner under which it has it; of this attempt only
 * @param payload empty for none
 * @param attempt number of the attempt, the first being 1
 * @param attempts most attempts, 0 for what the worker says
 * @param firstWaitMillis first wait between attempts, 0 for what the worker says
 * @param longestWaitMillis longest of them
 * @param stalls how often it has stalled
 */
record TakenJob(String id, String owner, byte[] payload, int attempt, int attempts, long firstWaitMillis,
        long longestWaitMillis, int stalls) {

    static TakenJob of(Response fields, String owner) {
        return new TakenJob(fields.get(0).toString(), owner, fields.get(1).toBytes(), fields.get(2).toInteger(),
                fields.get(3).toInteger(), fields.get(4).toLong(), fields.get(5).toLong(), fields.get(6).toInteger());
    }

    /** Returns what tells this attempt from all others. */
    String key() {
        return owner + '/' + id;
    }

    /** Leaves the payload out. */
    @Override
    public String toString() {
        return "Job " + id;
    }
}
