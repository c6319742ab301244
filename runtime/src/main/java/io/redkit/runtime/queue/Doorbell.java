package io.redkit.runtime.queue;

import org.jspecify.annotations.Nullable;

import io.redkit.OnConnectionLoss;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.command.EqualJitter;
import io.redkit.runtime.command.OwnConnection;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.runtime.pattern.PatternSupport;
import io.redkit.runtime.pattern.Timers;
import io.vertx.redis.client.Response;

/**
 * Waits, in a blocking read on a connection of its own, for the word that there is something to do in a queue. One of all
 * processes that wait gets it. Rings by itself now and then, and when the connection is lost, since a word may be lost with it:
 * the read has a deadline, so that a mute server does not keep it for ever.
 */
final class Doorbell implements ReplyHandler {

    private static final String SECONDS = "5";

    private final PatternSupport support;
    private final QueueKeys queue;
    private final Timers timers;
    private final Runnable onRing;
    private final EqualJitter waits;
    private @Nullable OwnConnection connection;
    private boolean isListening;
    private boolean isClosed;
    private int failures;

    /** @param onRing is called on an event loop */
    Doorbell(PatternSupport support, QueueKeys queue, Timers timers, Runnable onRing) {
        this.support = support;
        this.queue = queue;
        this.timers = timers;
        this.onRing = onRing;
        var reconnect = support.settings().resilience().reconnect();
        this.waits = new EqualJitter(reconnect.initialDelay(), reconnect.maxDelay());
    }

    /** Rings once, when it is time to look. Does nothing if that is promised already. */
    void listen() {
        OwnConnection over;
        synchronized (this) {
            if (isListening || isClosed) {
                return;
            }
            isListening = true;
            if (connection == null) {
                connection = support.connections().open(OnConnectionLoss.FAIL);
            }
            over = connection;
        }
        over.send(Call.of(Commands.get("BLPOP"), queue.wake(), SECONDS), this);
    }

    @Override
    public void onReply(@Nullable Response reply) {
        synchronized (this) {
            isListening = false;
            failures = 0;
        }
        onRing.run();
    }

    @Override
    public void onFailure(RuntimeException failure) {
        OwnConnection lost;
        int before;
        synchronized (this) {
            lost = connection;
            connection = null;
            before = failures++;
        }
        if (lost != null) {
            lost.close();
        }
        timers.after(waits.millisAfter(before), this::again);
    }

    private void again() {
        synchronized (this) {
            if (isClosed) {
                return;
            }
            isListening = false;
        }
        onRing.run();
    }

    void close() {
        OwnConnection open;
        synchronized (this) {
            isClosed = true;
            open = connection;
            connection = null;
        }
        if (open != null) {
            open.close();
        }
    }
}
