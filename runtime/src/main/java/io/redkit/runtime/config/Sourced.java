package io.redkit.runtime.config;

import org.jspecify.annotations.Nullable;

/**
 * A value and the key or variable that gave it.
 *
 * @param source full name of the key or variable
 */
record Sourced<T>(T value, String source) {

    /** Returns a sourced value, or null without a value. */
    static <T> @Nullable Sourced<T> of(@Nullable T value, String source) {
        return value == null ? null : new Sourced<>(value, source);
    }

    /** Returns the value, or null where there is none. */
    static <T> @Nullable T valueOf(@Nullable Sourced<T> sourced) {
        return sourced == null ? null : sourced.value();
    }
}
