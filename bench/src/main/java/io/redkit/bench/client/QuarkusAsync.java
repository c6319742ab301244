package io.redkit.bench.client;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import io.redkit.bench.load.Reply;

final class QuarkusAsync implements AsyncCommands {

    private final ReactiveRedisDataSource source;
    private final ReactiveValueCommands<String, String> texts;
    private final ReactiveValueCommands<String, Document> documents;

    QuarkusAsync(ReactiveRedisDataSource source) {
        this.source = source;
        this.texts = source.value(String.class);
        this.documents = source.value(Document.class);
    }

    @Override
    public void get(String key, Reply<? super @Nullable String> reply) {
        texts.get(key).subscribe().with(reply.onValue(), reply.onFailure());
    }

    @Override
    public void set(String key, String value, Reply<? super Boolean> reply) {
        texts.set(key, value).subscribe().with(done -> reply.value(true), reply.onFailure());
    }

    @Override
    public void getAll(List<String> keys, Reply<? super List<@Nullable String>> reply) {
        texts.mget(keys.toArray(String[]::new)).subscribe().with(found -> reply.value(RedkitAsync.inOrder(keys, found)),
                reply.onFailure());
    }

    @Override
    public void getDocument(String key, Reply<? super @Nullable Document> reply) {
        documents.get(key).subscribe().with(reply.onValue(), reply.onFailure());
    }

    @Override
    public void setDocument(String key, Document document, Reply<? super Boolean> reply) {
        documents.set(key, document).subscribe().with(done -> reply.value(true), reply.onFailure());
    }

    @Override
    public void script(String sha, String key, String argument, Reply<? super @Nullable String> reply) {
        source.execute("EVALSHA", sha, "1", key, argument).subscribe()
                .with(got -> reply.value(got == null ? null : got.toString()), reply.onFailure());
    }
}
