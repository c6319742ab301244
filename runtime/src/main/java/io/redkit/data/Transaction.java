package io.redkit.data;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.redkit.ReactiveRedisService;
import io.redkit.RedisService;
import io.smallrye.mutiny.Uni;

/**
 * A transaction on its way: what its body, which is given to {@code transaction} of the service, can do with it.
 *
 * <pre>
 * Queued&lt;Long> left = redis.transaction(tx -> {
 *     tx.watch("stock");
 *     long stock = tx.now().counter("stock").get();
 *     return tx.add(r -> r.decrBy("stock", stock / 2));
 * });
 * left.get();
 * </pre>
 *
 * The commands that are added are executed when the body has returned: all of them, one after the other, with nobody in
 * between. If a watched key was changed by then, none is executed, and the body is run again.
 * <p>
 * In a cluster all keys must be in one slot. Of use during its body only, and by one thread at a time.
 */
public interface Transaction {

    /**
     * Watches keys: if one of them is changed before the transaction is executed, it is not executed ({@code WATCH}). Without
     * keys it does nothing.
     */
    void watch(String... keys);

    /**
     * Returns the service whose commands are executed now, on the connection that watches: for what has to be read before the
     * transaction can be made. It refuses commands that write with a {@link io.redkit.RedisCommandRefusedException}.
     */
    RedisService now();

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
