package io.redkit.runtime.service;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.redkit.ReactiveRedisService;
import io.redkit.data.Pipeline;
import io.redkit.data.Queued;
import io.redkit.data.ReactivePipeline;
import io.smallrye.mutiny.Uni;

/** The blocking view: each method waits for its reactive twin. */
record BlockingPipeline(ReactivePipeline reactive) implements Pipeline {

    @Override
    public <T extends @Nullable Object> Queued<T> add(Function<ReactiveRedisService, Uni<T>> command) {
        return reactive.add(command);
    }

    @Override
    public void run() {
        Blocking.await(reactive.run());
    }
}
