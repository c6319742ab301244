package io.redkit.runtime;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jboss.logging.Logger;

import io.vertx.core.Future;

/** Connections that are about to close, and how long to wait for that. */
final class Farewell {

    private static final Logger LOG = Logger.getLogger("io.redkit");

    /** For event loops that are busy with something else; the connections themselves need no more than the grace. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final CompletableFuture<Void> closed;
    private final long endNanos;

    /** @param grace time that commands in flight have, from now on */
    Farewell(Future<Void> closed, Duration grace) {
        this.closed = closed.toCompletionStage().toCompletableFuture();
        this.endNanos = System.nanoTime() + grace.plus(MARGIN).toNanos();
    }

    /** Waits until they are closed, or should be. Blocks. */
    void await(String client) {
        try {
            closed.get(Math.max(0, endNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            LOG.warnf("Redis client %s: not all connections could be closed in time, since an event loop stands still", client);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            LOG.debugf(e, "Redis client %s: a connection was not closed properly", client);
        }
    }
}
