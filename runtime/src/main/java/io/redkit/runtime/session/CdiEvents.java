package io.redkit.runtime.session;

import java.util.function.Consumer;

import org.jboss.logging.Logger;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.redkit.session.SessionEvent;
import io.vertx.core.Vertx;

/** Fires CDI events on worker threads, where there is anybody to observe them. */
final class CdiEvents implements Consumer<SessionEvent> {

    private static final Logger LOG = Logger.getLogger("io.redkit.session");

    private final Vertx vertx;
    private final boolean isObserved;

    CdiEvents(Vertx vertx) {
        this.vertx = vertx;
        this.isObserved = !Arc.container().beanManager()
                .resolveObserverMethods(new SessionEvent("", SessionEvent.Kind.CREATED, "", null)).isEmpty();
    }

    @Override
    public void accept(SessionEvent event) {
        if (isObserved) {
            vertx.executeBlocking(() -> {
                fire(event);
                return null;
            }, false);
        }
    }

    private static void fire(SessionEvent event) {
        ArcContainer container = Arc.container();
        if (container != null && container.isRunning()) {
            try {
                container.beanManager().getEvent().select(SessionEvent.class).fire(event);
            } catch (RuntimeException e) {
                LOG.error("An observer of SessionEvent failed", e);
            }
        }
    }
}
