package org.acme.examples;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.redkit.CallOptions;
import io.redkit.RedisService;

@ApplicationScoped
public class Profiles {

    // tag::options[]
    /** Setting fields twice does no harm here: nobody looks at how many of them are new. */
    private static final CallOptions SAFE_TO_REPEAT = CallOptions.DEFAULT.idempotent().deadline(Duration.ofSeconds(5));
    private static final CallOptions IMPATIENT = CallOptions.DEFAULT.maxRetries(0).deadline(Duration.ofMillis(50));

    @Inject
    RedisService redis;

    public void rename(String user, String name) {
        redis.with(SAFE_TO_REPEAT).hSet("profile:" + user, "name", name);
    }

    public String nameNow(String user) {
        return redis.with(IMPATIENT).hGet("profile:" + user, "name");
    }
    // end::options[]
}
