package io.redkit.data;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.redkit.ReactiveRedisService;
import io.smallrye.mutiny.Uni;

/**
 * Commands that are sent together, without waiting for one before the next, and each with an outcome of its own.
 *
 * <pre>
 * Pipeline pipeline = redis.pipeline();
 * Queued&lt;Long> visits = pipeline.add(r -> r.incr("visits"));
 * Queued&lt;String> name = pipeline.add(r -> r.hGet("user:42", "name"));
 * pipeline.run();
 * visits.get();
 * </pre>
 *
 * Not a transaction: others can come in between, and one command that fails leaves the others alone. In a cluster each command
 * goes to its node. Retries, deadlines and options hold for each command by itself.
 * <p>
 * Can be used again after it was run. Not thread-safe.
 */
public interface Pipeline {

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
     * Sends what was added since the last time, and waits until each command has ended. Those that are for the same server are
     * written together.
     *
     * @throws io.redkit.RedisException the failure of the first command that failed; what became of each is told by its
     *         {@link Queued}
     */
    void run();
}
