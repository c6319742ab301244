package io.redkit.runtime.service;

import java.time.Duration;
import java.util.Collection;

import org.jspecify.annotations.Nullable;

/** Checks of arguments, before anything is sent. Messages name the argument and never its content. */
final class Check {

    private Check() {
    }

    static String key(@Nullable String key) {
        if (key == null || key.isEmpty()) {
            throw new IllegalArgumentException("The key is " + (key == null ? "null" : "empty"));
        }
        return key;
    }

    static <T> T notNull(@Nullable T value, String what) {
        if (value == null) {
            throw new IllegalArgumentException("The " + what + " is null");
        }
        return value;
    }

    static <C extends Collection<?>> C notEmpty(C values, String what) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("There is no " + what);
        }
        return values;
    }

    static Duration notNegative(@Nullable Duration duration, String what) {
        if (notNull(duration, what).isNegative()) {
            throw new IllegalArgumentException("The " + what + " is negative: " + duration);
        }
        return duration;
    }
}
