package io.redkit.runtime.ratelimit.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.redkit.ratelimit.RateLimitDecision;
import io.redkit.runtime.ratelimit.Caller;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;

/**
 * The client of the current HTTP request. Its address is the one that Quarkus sees: with forwarding headers taken into account
 * as {@code quarkus.http.proxy} says, and from trusted proxies only.
 */
@Singleton
public class HttpCaller implements Caller {

    private final CurrentVertxRequest request;

    @Inject
    HttpCaller(CurrentVertxRequest request) {
        this.request = request;
    }

    @Override
    public @Nullable String header(String name) {
        RoutingContext current = current();
        return current == null ? null : current.request().getHeader(name);
    }

    @Override
    public @Nullable String principal() {
        RoutingContext current = current();
        return current != null && current.user() instanceof QuarkusHttpUser user && !user.getSecurityIdentity().isAnonymous()
                ? user.getSecurityIdentity().getPrincipal().getName()
                : null;
    }

    @Override
    public @Nullable String address() {
        RoutingContext current = current();
        SocketAddress address = current == null ? null : current.request().remoteAddress();
        if (address == null) {
            return null;
        }
        return address.hostAddress() == null ? address.host() : address.hostAddress();
    }

    @Override
    public void tell(RateLimitDecision decision) {
        RoutingContext current = current();
        if (current != null && !current.response().headWritten()) {
            LimitHeaders.of(decision).forEach(current.response()::putHeader);
        }
    }

    private @Nullable RoutingContext current() {
        return Arc.container().requestContext().isActive() ? request.getCurrent() : null;
    }
}
