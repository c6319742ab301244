package io.redkit.bench.client;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.RedisDataSource;

/**
 * The data sources of quarkus-redis-client, in its default configuration but for a queue that is long enough for all callers,
 * and with a pool that is tuned for them.
 */
@ApplicationScoped
public class QuarkusRedisClient implements Library {

    private static final String NAME = "quarkus-redis-client";

    private final Instance<ReactiveRedisDataSource> reactive;
    private final Instance<RedisDataSource> blocking;

    QuarkusRedisClient(@Any Instance<ReactiveRedisDataSource> reactive, @Any Instance<RedisDataSource> blocking) {
        this.reactive = reactive;
        this.blocking = blocking;
    }

    @Override
    public List<Client> open(Target target) {
        String name = target.configuration();
        return List.of(client(NAME, name), client(NAME + ", tuned", name + "-tuned"));
    }

    private Client client(String name, String configuration) {
        return new Client(name, Optional.of(new QuarkusAsync(in(reactive, configuration))),
                Optional.of(new QuarkusBlocking(in(blocking, configuration))), () -> {
                });
    }

    private static <T> T in(Instance<T> beans, String configuration) {
        return beans.select(RedisClientName.Literal.of(configuration)).get();
    }
}
