package io.redkit.deployment.devservices;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.redkit.RedisService;

@Path("/counter")
public class CounterResource {

    @Inject
    RedisService redis;

    @GET
    public String count() {
        return "first version: " + redis.incr("counter");
    }
}
