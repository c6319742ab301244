package io.redkit.runtime.queue;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.redkit.queue.JobBackoff;
import io.redkit.queue.JobId;
import io.redkit.queue.JobOptions;
import io.redkit.queue.JobUniqueness;

/**
 * A job that is to be added. It has its id from the beginning, so that it is added once however often it is sent.
 *
 * @param delayMillis from when it is added
 */
record Draft(String id, byte[] payload, long delayMillis, JobOptions options) {

    private static final Base64.Encoder IDS = Base64.getUrlEncoder().withoutPadding();

    static Draft of(byte[] payload, JobOptions options) {
        JobId given = options.id();
        return new Draft(given == null ? newId() : given.value(), payload, options.delay().toMillis(), options);
    }

    /** Returns 128 bits that no other has, in the fewest characters: ids are most of what a queue holds. */
    private static String newId() {
        UUID random = UUID.randomUUID();
        byte[] bytes = ByteBuffer.allocate(2 * Long.BYTES).putLong(random.getMostSignificantBits())
                .putLong(random.getLeastSignificantBits()).array();
        return IDS.encodeToString(bytes);
    }

    /** Returns the same job some time later. */
    Draft after(long millis) {
        return new Draft(id, payload, Math.max(0, delayMillis - millis), options);
    }

    /** Returns whether it is like most, with no terms of its own. */
    boolean isPlain() {
        return delayMillis == 0 && options.due() == null && options.priority() == 0 && options.attempts() == 0
                && options.backoff() == null && options.uniqueness() == null;
    }

    /** Adds the arguments of the script. */
    void addTo(List<Object> args, boolean withTerms) {
        args.add(id);
        args.add(payload);
        if (withTerms) {
            args.add(terms());
        }
    }

    private String terms() {
        JobBackoff backoff = options.backoff();
        String waits = backoff == null ? "0 0" : atLeastOne(backoff.first()) + " " + atLeastOne(backoff.longest());
        long due = options.due() == null ? 0 : Math.max(0, options.due().toEpochMilli());
        return delayMillis + " " + due + ' ' + options.priority() + ' ' + options.attempts() + ' ' + waits + ' '
                + kind(options.uniqueness());
    }

    private static long atLeastOne(Duration wait) {
        return Math.max(1, wait.toMillis());
    }

    private static String kind(@Nullable JobUniqueness uniqueness) {
        return uniqueness == null ? "0 - " : uniqueness.time().toMillis() + " " + switch (uniqueness.kind()) {
            case DONE -> "done";
            case THROTTLE -> "throttle";
            case DEBOUNCE -> "debounce";
        } + ' ' + uniqueness.key();
    }

    /** Leaves the payload out. */
    @Override
    public String toString() {
        return "Draft " + id;
    }
}
