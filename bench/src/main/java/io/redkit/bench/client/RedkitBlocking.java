package io.redkit.bench.client;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.redkit.RedisService;

final class RedkitBlocking implements BlockingCommands {

    private final RedisService redis;

    RedkitBlocking(RedisService redis) {
        this.redis = redis;
    }

    @Override
    public @Nullable String get(String key) {
        return redis.get(key);
    }

    @Override
    public void set(String key, String value) {
        redis.set(key, value);
    }

    @Override
    public List<@Nullable String> getAll(List<String> keys) {
        return RedkitAsync.inOrder(keys, redis.getAll(keys));
    }

    @Override
    public @Nullable Document getDocument(String key) {
        return redis.getJson(key, Document.class);
    }

    @Override
    public void setDocument(String key, Document document) {
        redis.setJson(key, document);
    }

    @Override
    public @Nullable String script(String sha, String key, String argument) {
        return RedkitAsync.text(redis.execute("EVALSHA", sha, "1", key, argument));
    }
}
