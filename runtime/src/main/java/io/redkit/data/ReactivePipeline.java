package io.redkit.data;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.redkit.ReactiveRedisService;
import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;

/**
 * The twin of {@link Pipeline} for reactive code. Commands that are subscribed to in one turn of an event loop are written
 * together in any case; this is for those who are elsewhere, or want one outcome of all.
 * <p>
 * Can be used again after it was run. Not thread-safe.
 */
public interface ReactivePipeline {

    /**
     * Adds a command; nothing is sent yet.
     *
     * @param command makes the command with the service that it is given, or with a view or script of that; such as
     *        {@code r -> r.hash("user:42").put("name", "Ada")}
     * @return where the outcome is found after {@link #run}
     * @throws IllegalArgumentException if the command is null or has wrong arguments
     */
    <T extends @Nullable Object> Queued<T> add(Function<ReactiveRedisService, Uni<T>> command);

    /**
     * Sends, when it is subscribed to, what was added since the last time, and emits when each command has ended. Those that
     * are for the same server are written together. Fails with the failure of the first command that failed; what became of
     * each is told by its {@link Queued}.
     */
    @CheckReturnValue
    Uni<Void> run();
}
