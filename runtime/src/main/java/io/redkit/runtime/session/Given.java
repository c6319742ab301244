package io.redkit.runtime.session;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** Checks of arguments, before anything is sent. Messages name the argument and never its content. */
final class Given {

    /** So that times can be added up in milliseconds, by doubles of Lua as well. */
    private static final Duration LONGEST = Duration.ofDays(36500);

    private Given() {
    }

    static <T> T notNull(@Nullable T value, String what) {
        if (value == null) {
            throw new IllegalArgumentException("The " + what + " is null");
        }
        return value;
    }

    static String id(@Nullable String id) {
        return notNull(id, "id of the session");
    }

    /** Half a surrogate pair has no UTF-8 form: it would become a question mark, and two principals one. */
    static String principal(@Nullable String name) {
        String given = notNull(name, "principal");
        if (given.isEmpty()) {
            throw new IllegalArgumentException("The principal is empty");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(given)) {
            throw new IllegalArgumentException("The principal is not valid Unicode: it has an unpaired surrogate");
        }
        return given;
    }

    static long millis(@Nullable Duration time, long least, String what) {
        Duration given = notNull(time, what);
        if (given.compareTo(Duration.ofMillis(least)) < 0 || given.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "The " + what + " is " + given + "; it must be from " + least + " ms to " + LONGEST.toDays() + " days");
        }
        return given.toMillis();
    }
}
