package io.redkit.demo.chat;

import org.jspecify.annotations.Nullable;

import io.redkit.demo.problems.InvalidInputException;

/**
 * What a visitor wants to say.
 *
 * @param id by which the page knows it again in the receipt
 * @param text any text
 */
record Line(long id, @Nullable String text) {

    static final int MOST_CHARACTERS = 500;

    /** @throws InvalidInputException if it is empty or too long */
    String checked() {
        if (text == null || text.isBlank() || text.length() > MOST_CHARACTERS) {
            throw new InvalidInputException("A message must have 1 to " + MOST_CHARACTERS + " characters");
        }
        return text;
    }
}
