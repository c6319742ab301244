package io.redkit.it;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import com.fasterxml.jackson.core.type.TypeReference;

import io.redkit.DedicatedRedisService;
import io.redkit.ReactiveRedisService;
import io.redkit.RedisService;
import io.redkit.SetOptions;
import io.redkit.codec.EncryptingCodec;
import io.redkit.codec.EncryptionKeys;
import io.redkit.codec.ValueCodec;
import io.redkit.data.RedisScript;
import io.redkit.data.Script;
import io.smallrye.mutiny.Uni;

/** The services, as an application uses them. */
@Path("/service")
public class ServiceResource {

    @Inject
    RedisService redis;

    @Inject
    ReactiveRedisService reactive;

    @Inject
    EncryptionKeys keys;

    @Inject
    @RedisScript("append")
    Script append;

    @PUT
    @Path("/append/{key}")
    public long append(String key, String value) {
        return append.keys(key).args(value).asLong();
    }

    /** Twice the same request. */
    @PUT
    @Path("/append-once/{key}")
    public long appendOnce(String key, String value) {
        Script once = redis.script("""
                -- KEYS: text
                -- ARGV: more
                -- reply: integer, length of the text
                -- cost: O(1)
                -- effect: once
                return redis.call('APPEND', KEYS[1], ARGV[1])
                """).keys(key).args(value).requestId("r1");
        return once.asLong() + once.asLong();
    }

    @PUT
    @Path("/text/{key}")
    public void put(String key, String value) {
        redis.set(key, value, Duration.ofMinutes(1));
    }

    @GET
    @Path("/text/{key}")
    public String get(String key) {
        return redis.get(key);
    }

    @GET
    @Path("/reactive/{key}")
    public Uni<String> getReactive(String key) {
        return reactive.get(key);
    }

    @PUT
    @Path("/orders/{key}")
    public void putOrders(String key, List<Order> orders) {
        redis.setJson(key, orders);
    }

    @GET
    @Path("/orders/{key}")
    public Uni<List<Order>> getOrders(String key) {
        return reactive.getJson(key, new TypeReference<List<Order>>() {
        });
    }

    @GET
    @Path("/counter/{key}")
    public long count(String key) {
        redis.incrBy(key, 2);
        return redis.decr(key);
    }

    @GET
    @Path("/hash/{key}")
    public Map<String, String> hash(String key) {
        redis.hSet(key, Map.of("a", "1", "b", "2"));
        redis.hDel(key, "b");
        return redis.hGetAll(key);
    }

    @GET
    @Path("/encrypted/{key}")
    public boolean encrypted(String key) {
        ValueCodec<String> secret = new EncryptingCodec<>(ValueCodec.utf8(), keys);
        redis.set(key, "secret", secret, SetOptions.DEFAULT);
        return "secret".equals(redis.get(key, secret)) && !"secret".equals(redis.get(key));
    }

    @GET
    @Path("/transaction/{key}")
    public String transaction(String key) {
        try (DedicatedRedisService own = redis.duplicate()) {
            own.execute("MULTI");
            own.execute("INCR", key);
            own.execute("INCR", key);
            return String.valueOf(own.execute("EXEC"));
        }
    }

    @GET
    @Path("/blocking/{key}")
    public String blockingCommand(String key) {
        redis.execute("RPUSH", key, "element");
        return String.valueOf(redis.execute("BLPOP", key, 1));
    }

    @GET
    @Path("/memory")
    public long usedMemory() {
        return redis.diagnostics().memory().usedBytes();
    }
}
