package io.redkit.runtime.queue;

import io.redkit.KeySpace;

/**
 * The keys of one queue, which share a slot: they all begin with the base. The scripts know the rest.
 *
 * @param name name of the queue, as users know it
 * @param base begins all its keys
 * @param wake list that has an element when a process is to look at the queue
 * @param channel tells of active jobs that are to be cancelled
 * @param isShown whether messages may contain ids of jobs
 */
record QueueKeys(String name, String base, String wake, String channel, boolean isShown) {

    static QueueKeys of(KeySpace keys, String name, boolean isShown) {
        String base = keys.prefix(KeySpace.key(KeySpace.QUEUE, KeySpace.hashTag(name)));
        return new QueueKeys(name, base, base + ":wake", base + ":cancelled", isShown);
    }

    /** Returns the key of a job. */
    String job(String id) {
        return base + ":job:" + id;
    }

    /** Returns what messages say of a job: ids can be what others know as keys. */
    String shown(TakenJob job) {
        return isShown ? "job " + job.id() : "a job";
    }

    @Override
    public String toString() {
        return "Queue " + name;
    }
}
