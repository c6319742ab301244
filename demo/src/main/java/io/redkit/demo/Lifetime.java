package io.redkit.demo;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.redkit.demo.problems.InvalidInputException;

/** How long things in this demo live: what a visitor asks for, within bounds. */
public final class Lifetime {

    private static final long DEFAULT_SECONDS = 60;
    private static final long LONGEST_SECONDS = Duration.ofDays(1).toSeconds();

    private Lifetime() {
    }

    /**
     * Returns the life that was asked for, a minute if nothing was.
     *
     * @throws InvalidInputException if it is shorter than a second or longer than a day
     */
    public static Duration ofSeconds(@Nullable Long seconds) {
        long wanted = seconds == null ? DEFAULT_SECONDS : seconds;
        if (wanted < 1 || wanted > LONGEST_SECONDS) {
            throw new InvalidInputException("A lifetime is between 1 and " + LONGEST_SECONDS + " seconds");
        }
        return Duration.ofSeconds(wanted);
    }
}
