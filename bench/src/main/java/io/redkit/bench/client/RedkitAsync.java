package io.redkit.bench.client;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.redkit.ReactiveRedisService;
import io.redkit.bench.load.Reply;
import io.vertx.redis.client.Response;

final class RedkitAsync implements AsyncCommands {

    private final ReactiveRedisService redis;

    RedkitAsync(ReactiveRedisService redis) {
        this.redis = redis;
    }

    @Override
    public void get(String key, Reply<? super @Nullable String> reply) {
        redis.get(key).subscribe().with(reply.onValue(), reply.onFailure());
    }

    @Override
    public void set(String key, String value, Reply<? super Boolean> reply) {
        redis.set(key, value).subscribe().with(done -> reply.value(true), reply.onFailure());
    }

    @Override
    public void getAll(List<String> keys, Reply<? super List<@Nullable String>> reply) {
        redis.getAll(keys).subscribe().with(found -> reply.value(inOrder(keys, found)), reply.onFailure());
    }

    @Override
    public void getDocument(String key, Reply<? super @Nullable Document> reply) {
        redis.getJson(key, Document.class).subscribe().with(reply.onValue(), reply.onFailure());
    }

    @Override
    public void setDocument(String key, Document document, Reply<? super Boolean> reply) {
        redis.setJson(key, document).subscribe().with(done -> reply.value(true), reply.onFailure());
    }

    @Override
    public void script(String sha, String key, String argument, Reply<? super @Nullable String> reply) {
        redis.execute("EVALSHA", sha, "1", key, argument).subscribe().with(got -> reply.value(text(got)), reply.onFailure());
    }

    static List<@Nullable String> inOrder(List<String> keys, Map<String, String> found) {
        return keys.stream().<@Nullable String> map(found::get).toList();
    }

    static @Nullable String text(@Nullable Response response) {
        return response == null ? null : response.toString();
    }
}
