package io.redkit;

import java.time.Duration;

/**
 * The command did not end within its deadline. {@link #delivery()} tells whether it was sent, {@link #diagnosis()} why it
 * did not end.
 */
public final class RedisTimeoutException extends RedisException {

    private static final long serialVersionUID = 1L;

    private final Duration deadline;
    private final transient TimeoutDiagnosis diagnosis;

    public RedisTimeoutException(String message, Duration deadline, Delivery delivery, TimeoutDiagnosis diagnosis) {
        super(message, null, delivery);
        this.deadline = deadline;
        this.diagnosis = diagnosis;
    }

    /** Returns the time that the command was given. */
    public Duration deadline() {
        return deadline;
    }

    /** Returns what is known of the reason. */
    public TimeoutDiagnosis diagnosis() {
        return diagnosis;
    }
}
