package io.redkit.runtime.session;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.SessionHandler;

/** Gives each request its session, before any route sees it. */
@Singleton
public class HttpSessionFilter {

    /** Behind what adds headers to everything, and before authentication, which has 200. */
    private static final int PRIORITY = 250;

    void register(@Observes Filters filters, SessionHandler handler) {
        filters.register(handler::handle, PRIORITY);
        filters.register(HttpSessionFilter::pause, PRIORITY - 1);
    }

    /** The handler lets the body flow, and the route that reads it may not be there yet. */
    private static void pause(RoutingContext context) {
        if (!context.request().isEnded()) {
            context.request().pause();
        }
        context.next();
    }
}
