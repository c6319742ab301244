package io.redkit;

import org.jspecify.annotations.Nullable;

/**
 * A value in Redis could not be turned into the requested type, or an object could not be turned into a value.
 * <p>
 * The message never contains the value; it contains the key only where {@code quarkus.redkit.show-keys} allows it.
 */
public class RedisCodecException extends RedisException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String key;

    /**
     * @param message what went wrong, without value and key
     * @param key the key that holds the value, if known
     * @param cause the codec's own error, if it is free of content
     * @param delivery {@link Delivery#ANSWERED} when reading, {@link Delivery#NOT_SENT} when writing
     */
    public RedisCodecException(String message, @Nullable String key, @Nullable Throwable cause, Delivery delivery) {
        super(message, cause, delivery);
        this.key = key;
    }

    /** Returns the key whose value is affected, or null where a codec works without one. */
    public @Nullable String key() {
        return key;
    }
}
