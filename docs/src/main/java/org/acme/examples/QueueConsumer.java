package org.acme.examples;

import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.redkit.DedicatedRedisService;
import io.redkit.OnConnectionLoss;
import io.redkit.RedisClosedException;
import io.redkit.RedisService;
import io.vertx.redis.client.Response;

@ApplicationScoped
public class QueueConsumer {

    @Inject
    RedisService redis;

    // tag::consumer[]
    /** Handles jobs until the application ends. Runs in a thread of its own. */
    public void run(Consumer<String> handler) {
        String queue = redis.keySpace().prefix("jobs");
        try (DedicatedRedisService own = redis.duplicate(OnConnectionLoss.WAIT)) {
            while (true) {
                Response job = own.execute("BLPOP", queue, 0); // 0: waits for ever, also for a reconnect
                handler.accept(job.get(1).toString());
            }
        } catch (RedisClosedException e) {
            return; // the application ends
        }
    }
    // end::consumer[]
}
