package io.redkit.demo.problems;

/** The visitor sent something that cannot be used. The message is for the visitor, and repeats nothing of the input. */
public final class InvalidInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidInputException(String message) {
        super(message);
    }
}
