package io.redkit.runtime.pubsub;

import org.jboss.logging.Logger;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.redkit.pubsub.ListenerGap;
import io.vertx.core.Vertx;

/** Fires gaps of listeners as CDI events, on worker threads. */
final class GapEvents {

    private static final Logger LOG = Logger.getLogger("io.redkit.pubsub");

    private GapEvents() {
    }

    static void fire(Vertx vertx, ListenerGap gap) {
        Callers.onWorkers(vertx).executor().execute(() -> fire(gap));
    }

    private static void fire(ListenerGap gap) {
        ArcContainer container = Arc.container();
        if (container != null && container.isRunning()) {
            try {
                container.beanManager().getEvent().select(ListenerGap.class).fire(gap);
            } catch (RuntimeException e) {
                LOG.error("An observer of ListenerGap failed", e);
            }
        }
    }
}
