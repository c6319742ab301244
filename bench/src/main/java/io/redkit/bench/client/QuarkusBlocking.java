package io.redkit.bench.client;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.value.ValueCommands;
import io.vertx.mutiny.redis.client.Response;

final class QuarkusBlocking implements BlockingCommands {

    private final RedisDataSource source;
    private final ValueCommands<String, String> texts;
    private final ValueCommands<String, Document> documents;

    QuarkusBlocking(RedisDataSource source) {
        this.source = source;
        this.texts = source.value(String.class);
        this.documents = source.value(Document.class);
    }

    @Override
    public @Nullable String get(String key) {
        return texts.get(key);
    }

    @Override
    public void set(String key, String value) {
        texts.set(key, value);
    }

    @Override
    public List<@Nullable String> getAll(List<String> keys) {
        return RedkitAsync.inOrder(keys, texts.mget(keys.toArray(String[]::new)));
    }

    @Override
    public @Nullable Document getDocument(String key) {
        return documents.get(key);
    }

    @Override
    public void setDocument(String key, Document document) {
        documents.set(key, document);
    }

    @Override
    public @Nullable String script(String sha, String key, String argument) {
        Response got = source.execute("EVALSHA", sha, "1", key, argument);
        return got == null ? null : got.toString();
    }
}
