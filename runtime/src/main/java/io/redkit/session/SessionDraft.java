package io.redkit.session;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A session that is to be created. Immutable; each method returns another draft.
 *
 * <pre>
 * sessions.create(SessionDraft.EMPTY.principal("ada").attributes(SessionChanges.NONE.put("browser", "Firefox")));
 * </pre>
 */
public final class SessionDraft {

    /** Of nobody, without attributes, with the timeouts that are configured. */
    public static final SessionDraft EMPTY = new SessionDraft(null, null, null, SessionChanges.NONE);

    private final @Nullable String principal;
    private final @Nullable Duration idleTimeout;
    private final @Nullable Duration absoluteTimeout;
    private final SessionChanges attributes;

    private SessionDraft(@Nullable String principal, @Nullable Duration idleTimeout, @Nullable Duration absoluteTimeout,
            SessionChanges attributes) {
        this.principal = principal;
        this.idleTimeout = idleTimeout;
        this.absoluteTimeout = absoluteTimeout;
        this.attributes = attributes;
    }

    /** Says whose session it is. */
    public SessionDraft principal(String name) {
        return new SessionDraft(name, idleTimeout, absoluteTimeout, attributes);
    }

    /** Says how long the session lives without an access, in place of {@code session.idle-timeout}; at least a millisecond. */
    public SessionDraft idleTimeout(Duration timeout) {
        return new SessionDraft(principal, timeout, absoluteTimeout, attributes);
    }

    /**
     * Says how long the session lives at most, in place of {@code session.absolute-timeout}; zero for no such limit.
     */
    public SessionDraft absoluteTimeout(Duration timeout) {
        return new SessionDraft(principal, idleTimeout, timeout, attributes);
    }

    /** Says what the session holds at first. */
    public SessionDraft attributes(SessionChanges first) {
        return new SessionDraft(principal, idleTimeout, absoluteTimeout, first);
    }

    /** Returns whose session it is, null for nobody's. */
    public @Nullable String principal() {
        return principal;
    }

    /** Returns how long the session lives without an access, null for what is configured. */
    public @Nullable Duration idleTimeout() {
        return idleTimeout;
    }

    /** Returns how long the session lives at most, zero for no limit, null for what is configured. */
    public @Nullable Duration absoluteTimeout() {
        return absoluteTimeout;
    }

    public SessionChanges attributes() {
        return attributes;
    }
}
