package io.redkit.runtime.room;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.redkit.runtime.config.RoomConfig.SlowClient;

/**
 * A WebSocket in one room: what is sent to it, and how much of that waits. Until it has got the messages before its time,
 * others wait as well. Thread-safe.
 */
final class SocketClient {

    private static final Logger LOG = Logger.getLogger("io.redkit.room");
    private static final CloseReason TOO_SLOW = new CloseReason(1013, "too slow");

    private final WebSocketConnection connection;
    private final RoomSettings settings;
    private final Frame gap;
    private final boolean presence;
    private final Runnable farewell;
    private @Nullable Deque<Frame> held = new ArrayDeque<>();
    private @Nullable Place place;
    private long reached;
    private long waitingBytes;
    private boolean dropping;
    private boolean ended;

    /**
     * @param gap tells that messages are missing
     * @param farewell leaves the rooms when the connection is closed here: the end of one that is not read from takes its time
     */
    SocketClient(WebSocketConnection connection, RoomSettings settings, Frame gap, boolean presence, Runnable farewell) {
        this.connection = connection;
        this.farewell = farewell;
        this.settings = settings;
        this.gap = gap;
        this.presence = presence;
    }

    /** Takes note of where it sits; returns false if it has gone meanwhile. */
    synchronized boolean sit(Place its) {
        place = its;
        return !ended;
    }

    /** Sends nothing more, and returns where it sat, if it did. */
    synchronized @Nullable Place end() {
        ended = true;
        held = null;
        return place;
    }

    /** Sends messages from before its time, and lets those go that waited for them. */
    synchronized void begin(List<Frame> earlier) {
        Deque<Frame> later = held;
        held = null;
        if (later == null) {
            return;
        }
        earlier.forEach(this::deliver);
        reached = earlier.stream().mapToLong(Frame::offset).max().orElse(0);
        for (Frame each : later) {
            waitingBytes -= each.bytes();
            sendNow(each);
        }
    }

    synchronized void send(Frame frame) {
        if (ended || frame.isPresence() && !presence) {
            return;
        }
        if (held == null) {
            sendNow(frame);
        } else if (fits(frame)) {
            waitingBytes += frame.bytes();
            held.add(frame);
        }
    }

    /** What the history has told already may come late over the channel. */
    private void sendNow(Frame frame) {
        if (frame.offset() == 0 || frame.offset() > reached) {
            deliver(frame);
        }
    }

    private void deliver(Frame frame) {
        if (!fits(frame)) {
            return;
        }
        if (dropping) {
            dropping = false;
            write(gap);
        }
        write(frame);
    }

    /** What fits after some were dropped must leave some room, so that not each second one is told to be missing. */
    private boolean fits(Frame frame) {
        long most = dropping ? settings.mostQueuedBytes() / 2 : settings.mostQueuedBytes();
        if (ended || waitingBytes + frame.bytes() <= most) {
            return !ended;
        }
        if (settings.slowClient() == SlowClient.DROP) {
            dropping = true;
            return false;
        }
        ended = true;
        LOG.debug("A WebSocket client is too slow, and its connection is closed");
        connection.close(TOO_SLOW).subscribe().with(done -> {
        }, failure -> LOG.debug("The connection was closed already", failure));
        farewell.run();
        return false;
    }

    private void write(Frame frame) {
        waitingBytes += frame.bytes();
        connection.sendText(frame.text()).subscribe().with(done -> written(frame), failure -> written(frame));
    }

    private synchronized void written(Frame frame) {
        waitingBytes -= frame.bytes();
    }
}
