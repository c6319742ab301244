package io.redkit.bench.client;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.Codec;
import org.redisson.client.codec.StringCodec;
import org.redisson.codec.TypedJsonJacksonCodec;

final class RedissonBlocking implements BlockingCommands {

    private final RedissonClient redisson;
    private final Codec json = new TypedJsonJacksonCodec(Document.class);

    RedissonBlocking(RedissonClient redisson) {
        this.redisson = redisson;
    }

    @Override
    public @Nullable String get(String key) {
        return redisson.<String> getBucket(key, StringCodec.INSTANCE).get();
    }

    @Override
    public void set(String key, String value) {
        redisson.<String> getBucket(key, StringCodec.INSTANCE).set(value);
    }

    @Override
    public List<@Nullable String> getAll(List<String> keys) {
        return RedkitAsync.inOrder(keys, redisson.getBuckets(StringCodec.INSTANCE).get(keys.toArray(String[]::new)));
    }

    @Override
    public @Nullable Document getDocument(String key) {
        return redisson.<Document> getBucket(key, json).get();
    }

    @Override
    public void setDocument(String key, Document document) {
        redisson.<Document> getBucket(key, json).set(document);
    }

    @Override
    public @Nullable String script(String sha, String key, String argument) {
        return redisson.getScript(StringCodec.INSTANCE).evalSha(RScript.Mode.READ_ONLY, sha, RScript.ReturnType.VALUE,
                List.of(key), argument);
    }
}
