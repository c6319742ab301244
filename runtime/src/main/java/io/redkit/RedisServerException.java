package io.redkit;

/**
 * Redis answered with an error. Subclasses stand for the errors that applications tell apart; everything else is told by
 * {@link #code()}.
 */
public class RedisServerException extends RedisException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String serverText;

    /**
     * @param code the first word of the server's error, such as {@code WRONGTYPE}
     * @param serverText the server's error as it was received
     * @param message what is told to people
     */
    public RedisServerException(String code, String serverText, String message) {
        super(message, null, Delivery.ANSWERED);
        this.code = code;
        this.serverText = serverText;
    }

    /** Returns the first word of the server's error in capitals, such as {@code ERR} or {@code WRONGTYPE}. */
    public String code() {
        return code;
    }

    /** Returns the server's error as it was received, with its code, and without arguments that it repeats. */
    public String serverText() {
        return serverText;
    }
}
