package io.redkit.bench.client;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.redisson.api.RBucket;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.Codec;
import org.redisson.client.codec.StringCodec;
import org.redisson.codec.TypedJsonJacksonCodec;

import io.redkit.bench.load.Reply;

final class RedissonAsync implements AsyncCommands {

    private final RedissonClient redisson;
    private final Codec json = new TypedJsonJacksonCodec(Document.class);

    RedissonAsync(RedissonClient redisson) {
        this.redisson = redisson;
    }

    @Override
    public void get(String key, Reply<? super @Nullable String> reply) {
        hand(text(key).getAsync(), value -> value, reply);
    }

    @Override
    public void set(String key, String value, Reply<? super Boolean> reply) {
        hand(text(key).setAsync(value), done -> true, reply);
    }

    @Override
    public void getAll(List<String> keys, Reply<? super List<@Nullable String>> reply) {
        hand(redisson.getBuckets(StringCodec.INSTANCE).<String> getAsync(keys.toArray(String[]::new)),
                found -> RedkitAsync.inOrder(keys, found), reply);
    }

    @Override
    public void getDocument(String key, Reply<? super @Nullable Document> reply) {
        hand(redisson.<Document> getBucket(key, json).getAsync(), document -> document, reply);
    }

    @Override
    public void setDocument(String key, Document document, Reply<? super Boolean> reply) {
        hand(redisson.<Document> getBucket(key, json).setAsync(document), done -> true, reply);
    }

    @Override
    public void script(String sha, String key, String argument, Reply<? super @Nullable String> reply) {
        hand(redisson.getScript(StringCodec.INSTANCE).<String> evalShaAsync(RScript.Mode.READ_ONLY, sha,
                RScript.ReturnType.VALUE, List.of(key), argument), text -> text, reply);
    }

    private RBucket<String> text(String key) {
        return redisson.getBucket(key, StringCodec.INSTANCE);
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
