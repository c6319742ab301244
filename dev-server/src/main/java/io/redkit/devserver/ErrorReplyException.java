package io.redkit.devserver;

import java.io.IOException;

/** A server answered with an error. */
final class ErrorReplyException extends IOException {

    private static final long serialVersionUID = 1L;

    ErrorReplyException(String reply) {
        super(reply);
    }

    /** Whether the server is ready, but not for somebody without a user or password. */
    boolean isRefusal() {
        String reply = String.valueOf(getMessage());
        return reply.startsWith("NOAUTH") || reply.startsWith("NOPERM") || reply.startsWith("WRONGPASS");
    }
}
