package io.redkit.data;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.redkit.ReactiveRedisService;
import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;

/**
 * The twin of {@link Transaction} for reactive code: what the body, which is given to {@code transaction} of the service, can
 * do with a transaction on its way. The commands that are added are executed when the {@code Uni} that the body returned has
 * emitted.
 */
public interface ReactiveTransaction {

    /**
     * Watches keys: if one of them is changed before the transaction is executed, it is not executed ({@code WATCH}). Without
     * keys it does nothing.
     */
    @CheckReturnValue
    Uni<Void> watch(String... keys);

    /**
     * Returns the service whose commands are executed now, on the connection that watches: for what has to be read before the
     * transaction can be made. It refuses commands that write with a {@link io.redkit.RedisCommandRefusedException}.
     */
    ReactiveRedisService now();

    /**
     * Adds a command to those that EXEC executes; it must be of the service that it is given.
     *
     * @param command makes the command with the service that it is given, or with a view or script of that; such as
     *        {@code r -> r.hash("user:42").put("name", "Ada")}
     * @return where the outcome is found after the transaction
     * @throws IllegalArgumentException if the command is null or has wrong arguments
     */
    <T extends @Nullable Object> Queued<T> add(Function<ReactiveRedisService, Uni<T>> command);
}
