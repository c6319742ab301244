package io.redkit.bench.client;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;

final class LettuceBlocking implements BlockingCommands {

    private final RedisClusterCommands<String, String> redis;

    LettuceBlocking(RedisClusterCommands<String, String> redis) {
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
        return LettuceAsync.values(redis.mget(keys.toArray(String[]::new)));
    }

    @Override
    public @Nullable Document getDocument(String key) {
        return Document.parse(redis.get(key));
    }

    @Override
    public void setDocument(String key, Document document) {
        redis.set(key, document.toJson());
    }

    @Override
    public @Nullable String script(String sha, String key, String argument) {
        return redis.evalsha(sha, ScriptOutputType.VALUE, new String[] { key }, argument);
    }
}
