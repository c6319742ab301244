package io.redkit.runtime.service;

import java.nio.charset.StandardCharsets;
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
        for (int i = 0; i < key.length(); i++) {
            if (Character.isSurrogate(key.charAt(i))) {
                return unicode(key);
            }
        }
        return key;
    }

    /** Half a surrogate pair has no UTF-8 form: it would become a question mark, and two keys one. */
    private static String unicode(String key) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(key)) {
            throw new IllegalArgumentException("The key is not valid Unicode: it has an unpaired surrogate");
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
    static <T> List<T> eachOf(@Nullable Collection<T> values, String what) {
        List<T> each = new ArrayList<>(notNull(values, "collection of " + what + "s"));
        each.forEach(one -> notNull(one, what));
        return each;
    }

    /** Returns the milliseconds of a duration that is not negative. */
    static long millis(@Nullable Duration duration, String what) {
        Duration given = notNull(duration, what);
        if (given.isNegative()) {
            throw new IllegalArgumentException("The " + what + " is negative: " + given);
        }
        try {
            return given.toMillis();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("The " + what + " is too long: " + given, e);
        }
    }
}
