package io.redkit.runtime.nearcache;

import java.net.SocketAddress;
import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.redkit.Delivery;
import io.redkit.RedisServerException;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.command.OwnConnection;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.runtime.topology.Master;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;

/**
 * The connection over which one master tells of changes; it is replaced for ever when it is lost. Guarded by the monitor of
 * its {@link Tracking}.
 * <p>
 * A PING twice a second shows that it is alive. The server answers in order, so the answer also shows that all changes from
 * before the PING have been told. That is how far what was read is trusted: for {@link #BLINDNESS} from when the last PING
 * that was answered was sent.
 */
final class TrackedMaster {

    /** Longest time for which a change may be unknown, by the clock of the reader. Stated in the guide. */
    static final Duration BLINDNESS = Duration.ofSeconds(2);

    private static final Duration PING_INTERVAL = Duration.ofMillis(500);
    private static final Duration REFUSAL_PAUSE = Duration.ofSeconds(30);
    private static final Call HELLO = Call.of(Commands.get("HELLO"), "3").within(Duration.ofSeconds(10)); // connecting, too
    private static final Call PING = Call.of(Commands.get("PING")).within(BLINDNESS);

    private final Tracking tracking;
    private final Master master;
    private @Nullable OwnConnection connection;
    private @Nullable SocketAddress address;
    private @Nullable Generation generation;
    private int failures;
    private boolean refused;
    private boolean closed;

    TrackedMaster(Tracking tracking, Master master) {
        this.tracking = tracking;
        this.master = master;
    }

    Master master() {
        return master;
    }

    /** Adds what is read now from this master, if it tells of its changes. */
    void addTo(Map<SocketAddress, Generation> confirmed) {
        if (address != null && generation != null) {
            confirmed.put(address, generation);
        }
    }

    void open() {
        if (closed || connection != null) {
            return;
        }
        refused = false;
        OwnConnection opened = master.open();
        connection = opened;
        opened.onPush(message -> onPush(opened, message));
        opened.onEnd(reason -> onEnd(opened));
        opened.send(HELLO, new Answer(opened, this::onHello));
    }

    /** HELLO once more: on a connection that speaks RESP2 the server would agree to tracking, and never tell of anything. */
    private void onHello(OwnConnection over, Answer greeting) {
        Response reply = greeting.reply;
        if (reply == null || !reply.isMap()) {
            refuse(over, "it speaks RESP2");
            return;
        }
        Answer answer = new Answer(over, this::onTracking);
        over.send(tracking.request().within(BLINDNESS).seenBy(answer::sentTo), answer);
    }

    private void onTracking(OwnConnection over, Answer answer) {
        address = answer.server;
        generation = new Generation(answer.sentNanos + BLINDNESS.toNanos());
        tracking.confirmed(this);
        ping(over);
    }

    private void ping(OwnConnection over) {
        if (connection == over) {
            over.send(PING, new Answer(over, this::onPong));
        }
    }

    private void onPong(OwnConnection over, Answer answer) {
        failures = 0;
        if (generation != null) {
            generation.trustUntil(answer.sentNanos + BLINDNESS.toNanos());
        }
        tracking.later(PING_INTERVAL, () -> {
            synchronized (tracking) {
                ping(over);
            }
        });
    }

    /** Names keys, or nothing: then everything may have changed. */
    private void onPush(OwnConnection from, Response message) {
        if (message.size() < 2 || !String.valueOf(message.get(0)).equals("invalidate")) {
            return;
        }
        Response keys = message.get(1);
        if (keys != null && keys.type() == ResponseType.MULTI) {
            keys.forEach(key -> tracking.changed(key.toString()));
            return;
        }
        synchronized (tracking) {
            if (connection == from) {
                flush();
                tracking.publish();
            }
        }
    }

    void flush() {
        if (generation != null) {
            generation = generation.flush();
            tracking.flushed();
        }
    }

    private void lose() {
        if (generation != null) {
            generation.lose();
            generation = null;
            tracking.flushed();
        }
        connection = null;
        address = null;
    }

    private void onEnd(OwnConnection ended) {
        synchronized (tracking) {
            if (connection == ended) {
                lose();
                tracking.publish();
                openLater(refused ? REFUSAL_PAUSE : tracking.waitAfter(failures++));
            }
        }
    }

    private void openLater(Duration wait) {
        tracking.later(wait, () -> {
            synchronized (tracking) {
                open();
            }
        });
    }

    /** A server that refuses the connection, or is not ready yet, is asked again soon. */
    private static boolean isRefusal(RedisServerException error) {
        return error.delivery() == Delivery.ANSWERED && !error.code().equals("LOADING");
    }

    private void refuse(OwnConnection over, String reason) {
        refused = true;
        tracking.refused(reason);
        over.close();
    }

    /** Replaces the connection: another server may have its place by now. */
    void reopen() {
        OwnConnection left = connection;
        lose();
        if (left != null) {
            left.close();
        }
        open();
    }

    void close() {
        closed = true;
        OwnConnection left = connection;
        lose();
        if (left != null) {
            left.close();
        }
    }

    private interface Step {

        void take(OwnConnection over, Answer answer);
    }

    /** Takes the next step when the server has answered the last one, and gives the connection up if it has not. */
    private final class Answer implements ReplyHandler {

        private final OwnConnection over;
        private final Step step;
        private final long sentNanos = System.nanoTime();
        private @Nullable Response reply;
        private @Nullable SocketAddress server;

        Answer(OwnConnection over, Step step) {
            this.over = over;
            this.step = step;
        }

        void sentTo(@Nullable SocketAddress its) {
            server = its;
        }

        @Override
        public void onReply(@Nullable Response received) {
            reply = received;
            synchronized (tracking) {
                if (connection == over) {
                    step.take(over, this);
                }
            }
        }

        @Override
        public void onFailure(RuntimeException failure) {
            synchronized (tracking) {
                if (connection == over && failure instanceof RedisServerException error && isRefusal(error)) {
                    refuse(over, error.serverText());
                } else {
                    over.close();
                }
            }
        }
    }
}
