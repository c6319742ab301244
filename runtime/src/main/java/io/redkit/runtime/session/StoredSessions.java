package io.redkit.runtime.session;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.redkit.runtime.session.StoredSession.Change;
import io.redkit.runtime.session.StoredSession.Fresh;
import io.redkit.runtime.session.StoredSession.Outcome;
import io.redkit.runtime.session.StoredSession.Owner;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Keeps sessions, without knowing what they hold. Null and false mean that the id is unknown. */
interface StoredSessions {

    /** Returns the session as it was stored. */
    Uni<StoredSession> create(Fresh session);

    Uni<@Nullable StoredSession> peek(SessionId id);

    /** Reads the session and counts that as an access. */
    Uni<@Nullable StoredSession> access(SessionId id);

    /**
     * Counts as an access.
     *
     * @param idle new idle time in milliseconds, 0 to leave it
     */
    Uni<Boolean> touch(SessionId id, long idle);

    Uni<@Nullable Outcome> update(SessionId id, List<Change> changes);

    /**
     * Replaces the id.
     *
     * @param owner null to leave it
     * @param idle idle time of the session, in milliseconds
     */
    Uni<@Nullable StoredSession> rotate(SessionId old, SessionId fresh, @Nullable Owner owner, long idle);

    Uni<Boolean> destroy(SessionId id);

    /** Returns the sessions of a principal, without those that cannot be read. */
    Multi<StoredSession> list(String owner);

    Uni<Boolean> end(String owner, String handle);

    /**
     * Ends all sessions of a principal.
     *
     * @param except handle of one that stays, null for none
     * @return the handles of those that were ended
     */
    Multi<String> endAll(String owner, @Nullable String except);
}
