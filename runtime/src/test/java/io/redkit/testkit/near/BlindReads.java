package io.redkit.testkit.near;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.redkit.RedisException;

/**
 * A near cache to which nobody tells anything any more, and who does not know that: for how long does it answer with a value
 * that has been replaced?
 *
 * @param stale from the end of the write to the last read that was answered with the value before it
 * @param reads reads that were answered with it
 */
public record BlindReads(Duration stale, long reads) {

    private static final Duration COMMAND_TIMEOUT = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /**
     * Reads a value that another client replaces behind a network that swallows everything; blocks.
     *
     * @param beforeTheHole for how long it is read before: the hole can begin at any time between two signs of life
     */
    public static BlindReads measure(Duration beforeTheHole) {
        try (NearBed bed = new NearBed(COMMAND_TIMEOUT, "catalog")) {
            String key = "catalog:1";
            bed.beside().blocking().set(key, "old");
            bed.keep("catalog", key);
            long start = System.nanoTime();
            while (System.nanoTime() - start < beforeTheHole.toNanos()) {
                read(bed, key);
            }
            bed.bed().proxy().blackHole();
            bed.beside().blocking().set(key, "new");
            long written = System.nanoTime();
            long last = written;
            long reads = 0;
            long before = System.nanoTime();
            while ("old".equals(read(bed, key))) {
                last = before;
                reads++;
                before = System.nanoTime();
                if (before - written > PATIENCE.toNanos()) {
                    throw new AssertionError("stale for longer than " + PATIENCE);
                }
            }
            return new BlindReads(Duration.ofNanos(last - written), reads);
        }
    }

    /** Returns null when the value is not in memory any more: the server cannot be reached. */
    private static @Nullable String read(NearBed bed, String key) {
        try {
            return bed.near().text("catalog").get(key);
        } catch (RedisException unreachable) {
            return null;
        }
    }
}
