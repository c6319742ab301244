package io.redkit.runtime.session;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.http.impl.HttpServerRequestWrapper;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextDecorator;
import io.vertx.ext.web.impl.RoutingContextInternal;

/**
 * Shows a handler a request whose flow it cannot change. Quarkus keeps the body back until a route reads it; Vert.x' session
 * handler would let it flow as soon as the session is there, also where nobody reads it yet.
 */
final class FlowKeepingContext extends RoutingContextDecorator {

    private final HttpServerRequest request;

    FlowKeepingContext(RoutingContext context) {
        super(context.currentRoute(), (RoutingContextInternal) context);
        this.request = new FlowKeepingRequest((HttpServerRequestInternal) context.request());
    }

    @Override
    public HttpServerRequest request() {
        return request;
    }

    private static final class FlowKeepingRequest extends HttpServerRequestWrapper {

        FlowKeepingRequest(HttpServerRequestInternal request) {
            super(request);
        }

        @Override
        public HttpServerRequest pause() {
            return this;
        }

        @Override
        public HttpServerRequest resume() {
            return this;
        }
    }
}
