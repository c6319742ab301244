package io.redkit.bench.client;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.lettuce.core.KeyValue;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.redkit.bench.load.Reply;

final class LettuceAsync implements AsyncCommands {

    private final RedisClusterAsyncCommands<String, String> redis;
    private final boolean homeward;

    LettuceAsync(RedisClusterAsyncCommands<String, String> redis, boolean homeward) {
        this.redis = redis;
        this.homeward = homeward;
    }

    @Override
    public boolean isHomeward() {
        return homeward;
    }

    @Override
    public void get(String key, Reply<? super @Nullable String> reply) {
        hand(redis.get(key), text -> text, reply);
    }

    @Override
    public void set(String key, String value, Reply<? super Boolean> reply) {
        hand(redis.set(key, value), "OK"::equals, reply);
    }

    @Override
    public void getAll(List<String> keys, Reply<? super List<@Nullable String>> reply) {
        hand(redis.mget(keys.toArray(String[]::new)), LettuceAsync::values, reply);
    }

    @Override
    public void getDocument(String key, Reply<? super @Nullable Document> reply) {
        hand(redis.get(key), Document::parse, reply);
    }

    @Override
    public void setDocument(String key, Document document, Reply<? super Boolean> reply) {
        set(key, document.toJson(), reply);
    }

    @Override
    public void script(String sha, String key, String argument, Reply<? super @Nullable String> reply) {
        hand(redis.<String> evalsha(sha, ScriptOutputType.VALUE, new String[] { key }, argument), text -> text, reply);
    }

    static List<@Nullable String> values(List<KeyValue<String, String>> pairs) {
        return pairs.stream().<@Nullable String> map(pair -> pair.getValueOrElse(null)).toList();
    }

    private static <A, B> void hand(CompletionStage<A> stage, Function<A, B> read, Reply<? super B> reply) {
        stage.whenComplete((value, failure) -> {
            if (failure == null) {
                reply.value(read.apply(value));
            } else {
                reply.failure(failure);
            }
        });
    }
}
