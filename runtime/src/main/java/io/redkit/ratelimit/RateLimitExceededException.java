package io.redkit.ratelimit;

/** A method with {@link RateLimited} was not called, because a limit denied it. A REST endpoint answers with status 429. */
public final class RateLimitExceededException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient RateLimitDecision decision;

    public RateLimitExceededException(RateLimitDecision decision) {
        super("Rate limit " + decision.tightest().limit().name() + " is exceeded; retry after "
                + decision.retryAfter().toMillis() + " ms", null, false, false);
        this.decision = decision;
    }

    /** Returns what the limits said. */
    public RateLimitDecision decision() {
        return decision;
    }
}
