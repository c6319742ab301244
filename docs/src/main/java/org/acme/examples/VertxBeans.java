package org.acme.examples;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.redkit.PlainVertxRedis;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;

@ApplicationScoped
public class VertxBeans {

    // tag::vertx[]
    @Inject
    RedisAPI api;

    public Uni<Integer> enqueue(String mail) {
        return api.lpush(List.of("docs:mails", mail)).map(length -> length.toInteger()); // no key prefix is added
    }
    // end::vertx[]

    // tag::plain[]
    @Inject
    @PlainVertxRedis
    Redis plain;

    public Uni<String> ping() {
        return Uni.createFrom().completionStage(() -> plain.send(Request.cmd(Command.PING)).toCompletionStage())
                .map(Response::toString).ifNoItem().after(Duration.ofSeconds(2)).fail(); // it has no timeout of its own
    }
    // end::plain[]
}
