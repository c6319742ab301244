package org.acme.examples;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.redkit.RedisService;
import io.redkit.data.Pipeline;
import io.redkit.data.Queued;

@ApplicationScoped
public class Dashboard {

    @Inject
    RedisService redis;

    // tag::pipeline[]
    public String greeting(String user) {
        Pipeline pipeline = redis.pipeline();
        Queued<Long> visits = pipeline.add(r -> r.incr("visits:" + user));
        Queued<String> name = pipeline.add(r -> r.hGet("profile:" + user, "name"));
        Queued<Long> items = pipeline.add(r -> r.hash("cart:" + user).size());
        pipeline.run();
        return name.get() + ", visit " + visits.get() + ", " + items.get() + " items";
    }
    // end::pipeline[]

    // tag::errors[]
    public long visits(String user) {
        Pipeline pipeline = redis.pipeline();
        pipeline.add(r -> r.set("last-seen:" + user, "now"));
        Queued<Long> visits = pipeline.add(r -> r.incr("visits:" + user)
                .onFailure().recoverWithItem(0L)); // without it, run() would throw the failure
        pipeline.run();
        return visits.get();
    }
    // end::errors[]
}
