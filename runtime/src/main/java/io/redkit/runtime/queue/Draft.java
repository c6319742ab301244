package io.redkit.runtime.queue;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.redkit.queue.JobId;
import io.redkit.queue.JobOptions;
import io.redkit.queue.JobUniqueness;

/**
 * A job that is to be added. It has its id from the beginning, so that it is added once however often it is sent.
 *
 * @param delayMillis from when it is added
 */
record Draft(String id, byte[] payload, long delayMillis, JobOptions options) {

    static Draft of(byte[] payload, JobOptions options) {
        JobId given = options.id();
        return new Draft(given == null ? newId() : given.value(), payload, options.delay().toMillis(), options);
    }

    private static String newId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** Returns the same job some time later. */
    Draft after(long millis) {
        return new Draft(id, payload, Math.max(0, delayMillis - millis), options);
    }

    /** Adds the arguments of the script. */
    void addTo(List<Object> args) {
        JobUniqueness uniqueness = options.uniqueness();
        args.add(id);
        args.add(payload);
        args.add(delayMillis);
        args.add(options.due() == null ? 0L : options.due().toEpochMilli());
        args.add((long) options.priority());
        args.add((long) options.attempts());
        args.add(options.backoff() == null ? 0L : Math.max(1, options.backoff().first().toMillis()));
        args.add(options.backoff() == null ? 0L : Math.max(1, options.backoff().longest().toMillis()));
        args.add(kind(uniqueness));
        args.add(uniqueness == null ? "" : uniqueness.key());
        args.add(uniqueness == null ? 0L : uniqueness.time().toMillis());
    }

    private static String kind(@Nullable JobUniqueness uniqueness) {
        return uniqueness == null ? "" : switch (uniqueness.kind()) {
            case DONE -> "done";
            case THROTTLE -> "throttle";
            case DEBOUNCE -> "debounce";
        };
    }

    /** Leaves the payload out. */
    @Override
    public String toString() {
        return "Draft " + id;
    }
}
