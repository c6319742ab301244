package io.redkit.runtime.connection.resp;

/** The bytes received are not RESP, or exceed a bound. The stream cannot be read further. */
public final class RespProtocolException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RespProtocolException(String message) {
        super(message, null, false, false);
    }
}
