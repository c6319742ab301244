package org.acme.examples;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import io.redkit.ratelimit.RateLimit;
import io.redkit.ratelimit.RateLimitDecision;
import io.redkit.ratelimit.RateLimitResult;
import io.redkit.ratelimit.RateLimited;
import io.redkit.ratelimit.RateLimiter;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
@Path("/logins")
public class LoginLimits {

    // tag::bean[]
    @Inject
    RateLimiter limiter;

    public boolean mayTry(String user) {
        return limiter.tryAcquire("login", user);
    }
    // end::bean[]

    // tag::endpoint[]
    @POST
    @RateLimited(value = "login", subject = "{address}")
    public Uni<String> login(String user) {
        return Uni.createFrom().item("Welcome, " + user);
    }
    // end::endpoint[]

    // tag::value[]
    static final RateLimit EXPORT = RateLimit.gcra(100, Duration.ofMinutes(1)).burst(20).named("export");

    public long export(String tenant, long rows) {
        RateLimitResult result = limiter.acquireUpTo(EXPORT, tenant, rows);
        return result.granted();
    }
    // end::value[]

    // tag::several[]
    public Duration wait(String user) {
        RateLimitDecision decision = limiter.checkAll(user, "login", "login-per-day");
        return decision.retryAfter();
    }
    // end::several[]

    // tag::change[]
    public void closeTheGates() {
        limiter.limits().change("login", RateLimit.slidingWindow(1, Duration.ofMinutes(1)));
    }
    // end::change[]
}
