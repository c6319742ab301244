package io.redkit.runtime;

import java.time.Duration;
import java.util.function.Consumer;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.redkit.ConnectionEvent;
import io.redkit.RedisException;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;

/** Tells people and the application of changes of the connection state: one log line and one CDI event for each. */
final class ConnectionEvents implements Consumer<ConnectionEvent> {

    private static final Logger LOG = Logger.getLogger("io.redkit.connection");

    private final ContextInternal worker;

    ConnectionEvents(Vertx vertx) {
        this.worker = ((VertxInternal) vertx).createEventLoopContext();
    }

    @Override
    public void accept(ConnectionEvent event) {
        log(event);
        worker.executeBlocking(() -> {
            fire(event);
            return null;
        });
    }

    private static void fire(ConnectionEvent event) {
        ArcContainer container = Arc.container();
        if (container != null && container.isRunning()) {
            try {
                container.beanManager().getEvent().select(ConnectionEvent.class).fire(event);
            } catch (RuntimeException e) {
                LOG.error("An observer of ConnectionEvent failed", e);
            }
        }
    }

    private static void log(ConnectionEvent event) {
        String who = "Redis client " + event.clientName();
        String where = event.port() < 0 ? event.host() : event.host() + ":" + event.port();
        switch (event.state()) {
            case CONNECTING -> LOG.debugf("%s connects to %s", who, where);
            case READY -> LOG.infof("%s is ready: %s, database %d", who, where, event.database());
            case RECONNECTING -> LOG.warnf("%s. Next attempt in %d ms, and so on until one succeeds", reason(event, who),
                    millis(event.retryIn()));
            case DEGRADED -> LOG.errorf("%s. %s is degraded: commands do not wait any more; a probe every %d ms ends that",
                    reason(event, who), who, millis(event.retryIn()));
            case CLOSED -> LOG.debugf("%s is closed", who);
            case IDLE -> {
            }
        }
    }

    private static long millis(@Nullable Duration delay) {
        return delay == null ? 0 : delay.toMillis();
    }

    private static String reason(ConnectionEvent event, String who) {
        RedisException failure = event.failure();
        String message = failure == null ? null : failure.getMessage();
        return message == null ? who + " has no connection" : message;
    }
}
