package io.redkit.runtime.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import io.redkit.RedisException;

/**
 * Replaces a connection before its credentials expire: the next one is opened while the current one is in use, so that no
 * caller notices. A failed attempt is repeated; meanwhile the current connection stays, as long as the server lets it.
 * <p>
 * Lives on the event loop of the connection.
 */
final class Renewal {

    private static final Logger LOG = Logger.getLogger(Renewal.class);
    private static final long SHORTEST_WAIT_MILLIS = 250;

    private final EventLoop loop;
    private final Consumer<ConnectOutcome> connect;
    private final Consumer<RespConnection> replace;
    private @Nullable Attempt current;

    /**
     * @param connect opens another connection
     * @param replace takes it into use
     */
    Renewal(EventLoop loop, Consumer<ConnectOutcome> connect, Consumer<RespConnection> replace) {
        this.loop = loop;
        this.connect = connect;
        this.replace = replace;
    }

    /** Renews this connection in time, and no other. */
    void watch(RespConnection connection) {
        stop();
        Instant expiresAt = connection.expiresAt();
        if (expiresAt != null) {
            current = new Attempt(expiresAt);
            current.schedule();
        }
    }

    /** The connection is gone or no longer needed; an attempt that is under way comes to nothing. */
    void stop() {
        if (current != null) {
            current.cancel();
            current = null;
        }
    }

    /** Returns when to renew: after about three quarters of the time that is left, and not all connections at once. */
    static Duration waitFor(Duration left) {
        double share = 0.7 + ThreadLocalRandom.current().nextDouble(0.1);
        return Duration.ofMillis(Math.max(SHORTEST_WAIT_MILLIS, (long) (left.toMillis() * share)));
    }

    private final class Attempt implements ConnectOutcome {

        private final Instant expiresAt;
        private @Nullable ScheduledFuture<?> timer;
        private boolean cancelled;
        private boolean warned;

        Attempt(Instant expiresAt) {
            this.expiresAt = expiresAt;
        }

        void schedule() {
            long millis = waitFor(Duration.between(Instant.now(), expiresAt)).toMillis();
            timer = loop.schedule(() -> connect.accept(this), millis, TimeUnit.MILLISECONDS);
        }

        void cancel() {
            cancelled = true;
            if (timer != null) {
                timer.cancel(false);
            }
        }

        @Override
        public void onConnected(RespConnection connection) {
            if (cancelled) {
                connection.retire(() -> {
                });
            } else {
                replace.accept(connection);
            }
        }

        @Override
        public void onFailed(RedisException reason) {
            if (cancelled) {
                return;
            }
            LOG.logf(warned ? Logger.Level.DEBUG : Logger.Level.WARN,
                    "A connection whose credentials expire at %s cannot be renewed yet: %s", expiresAt, reason.getMessage());
            warned = true;
            schedule();
        }
    }
}
