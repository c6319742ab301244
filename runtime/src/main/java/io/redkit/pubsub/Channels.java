package io.redkit.pubsub;

import java.util.List;

/**
 * Channels to subscribe to: some of known names, all that match patterns, or sharded ones. Immutable.
 * <p>
 * The key prefix of the client is put before the names, as it is before keys, so that applications which share a server do
 * not hear each other; see {@link #withoutPrefix()}.
 */
public final class Channels {

    /** How the server is asked for channels. */
    public enum Kind {
        /** By their names. */
        NAMES,
        /** By patterns with <code>*</code>, <code>?</code> and <code>[ab]</code>. */
        PATTERNS,
        /** By their names, at the server of a cluster that holds them. */
        SHARDED
    }

    private final Kind kind;
    private final List<String> names;
    private final boolean prefixed;

    private Channels(Kind kind, List<String> names, boolean prefixed) {
        this.kind = kind;
        this.names = names;
        this.prefixed = prefixed;
    }

    /**
     * Returns channels by their names.
     *
     * @throws IllegalArgumentException if there is none, or one is null or empty
     */
    public static Channels of(String... names) {
        return new Channels(Kind.NAMES, checked(names), true);
    }

    /**
     * Returns all channels that match one of the patterns; one that matches two of them is heard twice.
     *
     * @param patterns with <code>*</code> for any text, <code>?</code> for one character, <code>[ab]</code> for one of some,
     *        and
     *        a backslash before what is to stand for itself
     * @throws IllegalArgumentException if there is none, or one is null or empty
     */
    public static Channels matching(String... patterns) {
        return new Channels(Kind.PATTERNS, checked(patterns), true);
    }

    /**
     * Returns sharded channels, which {@code publishSharded} reaches. Needs Redis 7 or Valkey.
     *
     * @throws IllegalArgumentException if there is none, or one is null or empty
     */
    public static Channels sharded(String... names) {
        return new Channels(Kind.SHARDED, checked(names), true);
    }

    private static List<String> checked(String... names) {
        if (names == null || names.length == 0) {
            throw new IllegalArgumentException("There is no channel to subscribe to");
        }
        for (String name : names) {
            if (name == null || name.isEmpty()) {
                throw new IllegalArgumentException("The name of a channel is " + (name == null ? "null" : "empty"));
            }
        }
        return List.of(names);
    }

    /** Returns the same without the key prefix: channels of others, such as {@code __keyevent@0__:expired}. */
    public Channels withoutPrefix() {
        return new Channels(kind, names, false);
    }

    public Kind kind() {
        return kind;
    }

    /** Returns the names or patterns, as they were given. */
    public List<String> names() {
        return names;
    }

    /** Returns whether the key prefix is put before the names. */
    public boolean isPrefixed() {
        return prefixed;
    }

    @Override
    public String toString() {
        return kind + " " + names;
    }
}
