package io.redkit.demo.race;

import org.jspecify.annotations.Nullable;

import io.redkit.demo.BrowserName;
import io.redkit.demo.problems.InvalidInputException;

/**
 * A tab that races.
 *
 * @param tab what it calls itself
 * @param browser in which it is
 */
public record Racer(String tab, String browser) {

    private static final int LONGEST_NAME = 40;

    static Racer of(@Nullable String tab, @Nullable String userAgent) {
        String name = tab == null ? "" : tab.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new InvalidInputException("The name of the tab must have 1 to " + LONGEST_NAME + " characters");
        }
        return new Racer(name, BrowserName.of(userAgent));
    }
}
