package io.redkit.runtime.session;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.handler.SessionHandler;

/** Gives each request its session, before any route sees it. */
@Singleton
public class HttpSessionFilter {

    /** Before authentication, which has 200. */
    private static final int PRIORITY = 250;

    void register(@Observes Filters filters, SessionHandler handler) {
        filters.register(context -> handler.handle(new FlowKeepingContext(context)), PRIORITY);
    }
}
