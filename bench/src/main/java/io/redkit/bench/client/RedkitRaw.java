package io.redkit.bench.client;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.redkit.bench.load.Reply;
import io.vertx.redis.client.RedisAPI;
import io.vertx.redis.client.Response;

/** Vert.x' own API; texts and JSON are left to the application. */
final class RedkitRaw implements AsyncCommands {

    private final RedisAPI redis;

    RedkitRaw(RedisAPI redis) {
        this.redis = redis;
    }

    @Override
    public void get(String key, Reply<? super @Nullable String> reply) {
        redis.get(key).onComplete(got -> reply.value(RedkitAsync.text(got)), reply::failure);
    }

    @Override
    public void set(String key, String value, Reply<? super Boolean> reply) {
        redis.set(List.of(key, value)).onComplete(got -> reply.value(true), reply::failure);
    }

    @Override
    public void getAll(List<String> keys, Reply<? super List<@Nullable String>> reply) {
        redis.mget(keys).onComplete(got -> reply.value(texts(got)), reply::failure);
    }

    @Override
    public void getDocument(String key, Reply<? super @Nullable Document> reply) {
        redis.get(key).onComplete(got -> reply.value(got == null ? null : Document.parse(got.toString())), reply::failure);
    }

    @Override
    public void setDocument(String key, Document document, Reply<? super Boolean> reply) {
        set(key, document.toJson(), reply);
    }

    @Override
    public void script(String sha, String key, String argument, Reply<? super @Nullable String> reply) {
        redis.evalsha(List.of(sha, "1", key, argument)).onComplete(got -> reply.value(RedkitAsync.text(got)), reply::failure);
    }

    private static List<@Nullable String> texts(Response array) {
        return array.stream().<@Nullable String> map(RedkitAsync::text).toList();
    }
}
