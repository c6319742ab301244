package io.redkit.bench.client;

import java.util.List;

import org.jspecify.annotations.Nullable;

import redis.clients.jedis.UnifiedJedis;

final class JedisBlocking implements BlockingCommands {

    private final UnifiedJedis jedis;

    JedisBlocking(UnifiedJedis jedis) {
        this.jedis = jedis;
    }

    @Override
    public @Nullable String get(String key) {
        return jedis.get(key);
    }

    @Override
    public void set(String key, String value) {
        jedis.set(key, value);
    }

    @Override
    public List<@Nullable String> getAll(List<String> keys) {
        return jedis.mget(keys.toArray(String[]::new));
    }

    @Override
    public @Nullable Document getDocument(String key) {
        return Document.parse(jedis.get(key));
    }

    @Override
    public void setDocument(String key, Document document) {
        jedis.set(key, document.toJson());
    }

    @Override
    public @Nullable String script(String sha, String key, String argument) {
        return (String) jedis.evalsha(sha, List.of(key), List.of(argument));
    }
}
