package io.redkit.runtime.config;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Values of environment variables and URL parts, which no configuration converter has read. */
final class PlainText {

    static final String BOOLEANS = "true, false, 1, 0, yes, no, on or off";

    private PlainText() {
    }

    /** Reads a number of ASCII digits without a sign, up to a maximum. */
    static OptionalInt number(String text, int max) {
        if (text.isEmpty() || text.length() > 10 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalInt.empty();
        }
        long value = Long.parseLong(text);
        return value > max ? OptionalInt.empty() : OptionalInt.of((int) value);
    }

    /** Reads one of {@link #BOOLEANS} in any case. */
    static Optional<Boolean> bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "on" -> Optional.of(true);
            case "false", "0", "no", "off" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
