package io.redkit.room;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * How a WebSocket joins a room. Immutable; each method returns other options.
 *
 * <pre>
 * rooms.join(connection, "lobby", user, SocketJoin.DEFAULT.latest(20));
 * </pre>
 */
public final class SocketJoin {

    /** Nothing to tell about oneself, no earlier messages, and word of who joins and leaves. */
    public static final SocketJoin DEFAULT = new SocketJoin(Map.of(), 0, null, true);

    private final Map<String, String> info;
    private final int latest;
    private final @Nullable Position since;
    private final boolean presence;

    private SocketJoin(Map<String, String> info, int latest, @Nullable Position since, boolean presence) {
        this.info = info;
        this.latest = latest;
        this.since = since;
        this.presence = presence;
    }

    /** Tells this about the connection; see {@link Room#join(String, Map)}. */
    public SocketJoin info(Map<String, String> its) {
        return new SocketJoin(Map.copyOf(its), latest, since, presence);
    }

    /**
     * Begins with the latest messages of the history.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    public SocketJoin latest(int most) {
        if (most < 0) {
            throw new IllegalArgumentException("the number of messages is negative: " + most);
        }
        return new SocketJoin(info, most, null, presence);
    }

    /** Begins behind a position that the client had reached over an earlier connection. */
    public SocketJoin since(Position position) {
        return new SocketJoin(info, 0, Objects.requireNonNull(position, "position"), presence);
    }

    /** Tells the client of messages only: in a large room that comes and goes, that is most of the work. */
    public SocketJoin withoutPresence() {
        return new SocketJoin(info, latest, since, false);
    }

    public Map<String, String> info() {
        return info;
    }

    /** Returns with how many of the latest messages it begins. */
    public int latest() {
        return latest;
    }

    /** Returns the position behind which it begins, null if it does not begin at one. */
    public @Nullable Position since() {
        return since;
    }

    /** Returns whether the client is told who joins and leaves. */
    public boolean hasPresence() {
        return presence;
    }
}
