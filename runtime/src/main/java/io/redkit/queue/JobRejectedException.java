package io.redkit.queue;

import org.jspecify.annotations.Nullable;

/** Thrown by a handler to say that no further attempt would help: the job is dead at once. */
public class JobRejectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public JobRejectedException(String message) {
        this(message, null);
    }

    public JobRejectedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
