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
     * @param delivery {@link Delivery#ANSWERED} if this answers the command, {@link Delivery#NOT_SENT} if the server refused
     *        the connection that the command waited for
     */
    public RedisServerException(String code, String serverText, String message, Delivery delivery) {
        super(message, null, delivery);
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
