package io.redkit;

import org.jspecify.annotations.Nullable;

/**
 * An encrypted value could not be decrypted. {@link #reason()} tells why; nothing of the value was handed out.
 */
public final class RedisDecryptionException extends RedisCodecException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /**
     * @param reason why decrypting failed
     * @param message what is told to people, without value, key and secret
     * @param key the key that holds the value, if known
     */
    public RedisDecryptionException(Reason reason, String message, @Nullable String key) {
        super(message, key, null, Delivery.ANSWERED);
        this.reason = reason;
    }

    /** Returns why decrypting failed. */
    public Reason reason() {
        return reason;
    }

    /**
     * Why a value could not be decrypted. It is told by what is found in Redis: whoever can change a value there can cause
     * each of these.
     */
    public enum Reason {

        /** The value was never encrypted, or by something else. */
        NOT_AN_ENVELOPE,

        /** The value was encrypted by a version of this extension that is newer than this one. */
        UNSUPPORTED_VERSION,

        /** The value ends before its envelope does. */
        TRUNCATED,

        /** The value was encrypted with a key that is not configured. */
        UNKNOWN_KEY,

        /** The value was changed, cut or damaged after it was encrypted, or encrypted with another key of the same id. */
        TAMPERED
    }
}
