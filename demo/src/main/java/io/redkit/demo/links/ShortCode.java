package io.redkit.demo.links;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** The random part of a short link: seven letters and digits that are not mistaken for each other. */
final class ShortCode {

    /** What a code looks like, as a regular expression for paths. */
    static final String PATTERN = "[2-9a-hjkmnp-zA-HJ-NP-Z]{7}";

    private static final String ALPHABET = "23456789abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LENGTH = 7;
    private static final RandomGenerator RANDOM = new SecureRandom();

    private ShortCode() {
    }

    static String random() {
        return RANDOM.ints(LENGTH, 0, ALPHABET.length())
                .collect(StringBuilder::new, (code, i) -> code.append(ALPHABET.charAt(i)), StringBuilder::append)
                .toString();
    }
}
