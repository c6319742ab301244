package io.redkit.data;

import org.jspecify.annotations.Nullable;

/**
 * A command that was added to a {@link Pipeline} or {@link Transaction}, and its outcome when that was run. Thread-safe.
 *
 * @param <T> what the command returns
 */
public interface Queued<T extends @Nullable Object> {

    /**
     * Returns what the command returned. Never waits.
     *
     * @throws IllegalStateException if the pipeline or transaction was not run yet
     * @throws io.redkit.RedisException if this command failed
     */
    T get();

    /**
     * Returns why this command failed, null if it did not.
     *
     * @throws IllegalStateException if the pipeline or transaction was not run yet
     */
    @Nullable
    Throwable failure();
}
