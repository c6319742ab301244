package io.redkit.it;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.quarkus.scheduler.Scheduled;
import io.redkit.lock.LeaderOnly;
import io.redkit.ratelimit.RateLimited;

/** Annotations that work together with those of other extensions. */
@Path("/coordination")
@Singleton
public class CoordinationResource {

    private final AtomicInteger led = new AtomicInteger();

    @GET
    @Path("/limited")
    @RateLimited(value = "calls", subject = "{principal}")
    public String limited() {
        return "granted";
    }

    @Scheduled(every = "0.1s")
    @LeaderOnly("count")
    void count() {
        led.incrementAndGet();
    }

    @GET
    @Path("/led")
    public int led() {
        return led.get();
    }
}
