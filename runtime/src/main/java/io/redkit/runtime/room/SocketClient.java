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
 * <p>
 * The messages before its time can be more than may wait for a slow client, and it has asked for them. So they do not count,
 * but are written in pieces, each when the one before it was written; what is new waits and counts as always.
 */
final class SocketClient {

    private static final Logger LOG = Logger.getLogger("io.redkit.room");
    private static final CloseReason TOO_SLOW = new CloseReason(1013, "too slow");

    private final WebSocketConnection connection;
    private final RoomSettings settings;
    private final Frame gap;
    private final boolean presence;
    private final Runnable farewell;
    private final Deque<Frame> earlier = new ArrayDeque<>();
    private @Nullable Deque<Frame> held = new ArrayDeque<>();
    private @Nullable Place place;
    private long reached;
    private long earlierBytes;
    private long waitingBytes;
    private boolean sendingEarlier;
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
        earlier.clear();
        return place;
    }

    /** Sends messages from before its time, and lets those go that wait for them. */
    synchronized void begin(List<Frame> before) {
        if (ended) {
            return;
        }
        reached = before.stream().mapToLong(Frame::offset).max().orElse(0);
        earlier.addAll(before);
        sendEarlier();
    }

    private void sendEarlier() {
        if (sendingEarlier) {
            return; // written at once, which the loop below sees
        }
        sendingEarlier = true;
        while (!earlier.isEmpty() && (earlierBytes == 0 || earlierBytes + earlier.element().bytes() <= half())) {
            Frame next = earlier.remove();
            earlierBytes += next.bytes();
            connection.sendText(next.text()).subscribe().with(done -> earlierWritten(next), failure -> earlierWritten(next));
        }
        sendingEarlier = false;
        if (earlier.isEmpty()) {
            letGo();
        }
    }

    private synchronized void earlierWritten(Frame frame) {
        earlierBytes -= frame.bytes();
        sendEarlier();
    }

    /** Sends what was held, all of which fits. Only then it holds nothing any more: new ones must not overtake those. */
    private void letGo() {
        Deque<Frame> later = held;
        if (later == null) {
            return;
        }
        for (Frame next = later.poll(); next != null; next = later.poll()) {
            waitingBytes -= next.bytes();
            if (isNew(next)) {
                write(next);
            }
        }
        held = null;
        tellMissing();
    }

    synchronized void send(Frame frame) {
        if (ended || frame.isPresence() && !presence || !isNew(frame) || !fits(frame)) {
            return;
        }
        if (dropping) {
            dropping = false;
            put(gap);
        }
        put(frame);
    }

    /** What the history has told already may come late over the channel. */
    private boolean isNew(Frame frame) {
        return frame.offset() == 0 || frame.offset() > reached;
    }

    /**
     * What fits after some were dropped must leave some room, so that not each second one is told to be missing. A client for
     * which nothing waits is not slow, however large the frame is.
     */
    private boolean fits(Frame frame) {
        long most = dropping ? half() : settings.mostQueuedBytes();
        if (waitingBytes == 0 || waitingBytes + frame.bytes() <= most) {
            return true;
        }
        if (settings.slowClient() == SlowClient.DROP) {
            dropping = true;
            return false;
        }
        end();
        LOG.debug("A WebSocket client is too slow, and its connection is closed");
        connection.close(TOO_SLOW).subscribe().with(done -> {
        }, failure -> LOG.debug("The connection was closed already", failure));
        farewell.run();
        return false;
    }

    private long half() {
        return settings.mostQueuedBytes() / 2;
    }

    private void put(Frame frame) {
        if (held == null) {
            write(frame);
        } else {
            waitingBytes += frame.bytes();
            held.add(frame);
        }
    }

    private void write(Frame frame) {
        waitingBytes += frame.bytes();
        connection.sendText(frame.text()).subscribe().with(done -> written(frame), failure -> written(frame));
    }

    private synchronized void written(Frame frame) {
        waitingBytes -= frame.bytes();
        tellMissing();
    }

    /** Perhaps nothing follows those that were dropped for a long time. */
    private void tellMissing() {
        if (dropping && !ended && held == null && waitingBytes <= half()) {
            dropping = false;
            write(gap);
        }
    }
}
