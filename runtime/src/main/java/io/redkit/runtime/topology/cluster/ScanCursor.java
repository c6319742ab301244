package io.redkit.runtime.topology.cluster;

import org.jspecify.annotations.Nullable;

import io.redkit.runtime.config.Endpoint;

/**
 * Where a SCAN over the masters of a cluster goes on: at which shard, at which cursor of its master. Written as decimal
 * digits, as cursors are: the cursor of the server, a 1, four digits for the shard, and three that tell one master from
 * another, since a cursor means nothing to the next master of the same shard.
 *
 * @param cursor the server's own, in decimal digits
 * @param shard place of the shard in the order of the slots
 * @param owner three digits of the master that made the cursor, null if none has yet
 */
record ScanCursor(String cursor, int shard, @Nullable String owner) {

    /** The beginning, and as a reply the end. */
    static final String NONE = "0";

    private static final int SUFFIX = 8;
    private static final int MOST_SHARDS = 10_000;

    /** @throws IllegalArgumentException if it is not a cursor that a SCAN of this client has answered */
    static ScanCursor parse(String text) {
        if (text.equals(NONE)) {
            return new ScanCursor(NONE, 0, null);
        }
        int end = text.length() - SUFFIX;
        if (end < 1 || text.charAt(end) != '1' || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException(
                    "A SCAN of a cluster must go on with the cursor that it answered, or begin with 0");
        }
        return new ScanCursor(text.substring(0, end), Integer.parseInt(text.substring(end + 1, end + 5)),
                text.substring(end + 5));
    }

    /** Returns this cursor for a shard that has this master now: the shard is begun anew if another master made the cursor. */
    ScanCursor at(Endpoint master) {
        String now = digitsOf(master);
        return new ScanCursor(owner == null || owner.equals(now) ? cursor : NONE, shard, now);
    }

    /**
     * Returns the cursor to go on with, {@link #NONE} at the end.
     *
     * @param answered what the master of this shard answered
     */
    String after(String answered, int shards) {
        if (!answered.equals(NONE)) {
            return text(answered, shard, owner == null ? "000" : owner);
        }
        return shard + 1 < shards ? text(NONE, shard + 1, "000") : NONE;
    }

    /** A shard that is only to begin has no owner's cursor; beginning it anew is what happens anyway. */
    private static String text(String cursor, int shard, String owner) {
        return cursor + (MOST_SHARDS + shard) + owner;
    }

    private static String digitsOf(Endpoint master) {
        return String.valueOf(1000 + Math.floorMod(master.hashCode(), 1000)).substring(1);
    }
}
