package org.acme.examples;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.redkit.HealthReport;
import io.redkit.MemoryInfo;
import io.redkit.RedisService;

@ApplicationScoped
public class Observed {

    @Inject
    RedisService redis;

    public String tell() {
        // tag::diagnostics[]
        HealthReport health = redis.healthCheck(); // never fails
        MemoryInfo memory = redis.diagnostics().memory();
        long keys = redis.diagnostics().keyCount();
        String version = redis.diagnostics().info("server").get("redis_version");
        // end::diagnostics[]
        return version + (health.healthy() && memory.usedBytes() > 0 && keys >= 0 ? " healthy" : " ill");
    }
}
