package io.redkit.bench.client;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import io.redkit.ReactiveRedisService;
import io.redkit.RedisClientName;
import io.redkit.RedisService;
import io.vertx.redis.client.RedisAPI;

/** This library: its services, and the bean of Vert.x' own API, in their default configuration. */
@ApplicationScoped
public class Redkit implements Library {

    private final Instance<ReactiveRedisService> reactive;
    private final Instance<RedisService> blocking;
    private final Instance<RedisAPI> raw;

    Redkit(@Any Instance<ReactiveRedisService> reactive, @Any Instance<RedisService> blocking, @Any Instance<RedisAPI> raw) {
        this.reactive = reactive;
        this.blocking = blocking;
        this.raw = raw;
    }

    @Override
    public List<Client> open(Target target) {
        Client service = new Client("redkit", Optional.of(new RedkitAsync(in(reactive, target))),
                Optional.of(new RedkitBlocking(blocking(target))), () -> {
                });
        Client api = new Client("redkit, RedisAPI", Optional.of(new RedkitRaw(in(raw, target))), Optional.empty(), () -> {
        });
        return List.of(service, api);
    }

    /** Returns the service that prepares the data of a run as well. */
    public RedisService blocking(Target target) {
        return in(blocking, target);
    }

    private static <T> T in(Instance<T> beans, Target target) {
        return beans.select(RedisClientName.Literal.of(target.configuration())).get();
    }
}
