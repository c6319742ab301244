package io.redkit.runtime.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

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

    /** Returns the elements as a list that nobody else changes. */
    static <T> List<T> someOf(@Nullable Collection<T> values, String what) {
        List<T> some = new ArrayList<>(notNull(values, "collection of " + what + "s"));
        if (some.isEmpty()) {
            throw new IllegalArgumentException("There is no " + what);
        }
        some.forEach(each -> notNull(each, what));
        return some;
    }

    static Duration notNegative(@Nullable Duration duration, String what) {
        Duration given = notNull(duration, what);
        if (given.isNegative()) {
            throw new IllegalArgumentException("The " + what + " is negative: " + given);
        }
        return given;
    }
}
