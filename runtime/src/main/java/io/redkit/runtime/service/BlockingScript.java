package io.redkit.runtime.service;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.redkit.CallOptions;
import io.redkit.codec.ValueCodec;
import io.redkit.data.ReactiveScript;
import io.redkit.data.Script;
import io.vertx.redis.client.Response;

/** The blocking view: each method waits for its reactive twin. */
record BlockingScript(ReactiveScript reactive) implements Script {

    @Override
    public String name() {
        return reactive.name();
    }

    @Override
    public Script keys(String... keys) {
        return new BlockingScript(reactive.keys(keys));
    }

    @Override
    public Script args(Object... args) {
        return new BlockingScript(reactive.args(args));
    }

    @Override
    public Script requestId(String id) {
        return new BlockingScript(reactive.requestId(id));
    }

    @Override
    public Script with(CallOptions options) {
        return new BlockingScript(reactive.with(options));
    }

    @Override
    public long asLong() {
        return Blocking.await(reactive.asLong());
    }

    @Override
    public boolean asBoolean() {
        return Blocking.await(reactive.asBoolean());
    }

    @Override
    public @Nullable String asText() {
        return Blocking.await(reactive.asText());
    }

    @Override
    public List<@Nullable String> asList() {
        return Blocking.await(reactive.asList());
    }

    @Override
    public @Nullable Response asResponse() {
        return Blocking.await(reactive.asResponse());
    }

    @Override
    public void run() {
        Blocking.await(reactive.run());
    }

    @Override
    public <T> @Nullable T as(ValueCodec<T> codec) {
        return Blocking.await(reactive.as(codec));
    }

    @Override
    public String toString() {
        return reactive.toString();
    }
}
