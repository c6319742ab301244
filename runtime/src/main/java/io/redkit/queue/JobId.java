package io.redkit.queue;

import java.util.regex.Pattern;

/**
 * The id of a job in its queue. It stays the same over all attempts, so that handlers can use it to do nothing twice.
 *
 * @param value 1 to 200 visible ASCII characters
 */
public record JobId(String value) {

    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1,200}");

    /** @throws IllegalArgumentException if the value is null, empty, too long, or has other characters */
    public JobId {
        if (value == null || !VISIBLE.matcher(value).matches()) {
            throw new IllegalArgumentException("The id of a job must have 1 to 200 visible ASCII characters and no space");
        }
    }

    /** Returns the value. */
    @Override
    public String toString() {
        return value;
    }
}
