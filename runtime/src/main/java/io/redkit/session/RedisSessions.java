package io.redkit.session;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Sessions of a web application, in Redis: shared by all its processes, and gone by themselves when nobody uses them.
 *
 * <pre>
 * Session session = sessions.create();
 * session = sessions.update(session, SessionChanges.NONE.put("cart", cart));
 * session = sessions.rotate(session.id(), "ada"); // at the login
 * sessions.endAll("ada"); // everywhere
 * </pre>
 *
 * A session has an id that only the browser knows; Redis holds its SHA-256. Each attribute is compared and set for itself: two
 * updates of different attributes at the same time lose nothing, and of two updates of the same attribute one fails with a
 * {@link SessionConflictException}. An id that was never valid, is valid no more, or belongs to a session that cannot be
 * decoded, is unknown: that is null or false, and no error. Everything is read from the master.
 * <p>
 * Blocks; not to be called on an event loop. Failures are {@link io.redkit.RedisException}s, wrong arguments
 * {@link IllegalArgumentException}s.
 *
 * @see ReactiveRedisSessions
 */
public interface RedisSessions {

    /** Creates a session of nobody, without attributes. */
    default Session create() {
        return create(SessionDraft.EMPTY);
    }

    /** Creates a session. Its id comes with it and can never be read again. */
    Session create(SessionDraft draft);

    /** Returns the session with this id and counts that as an access; null if the id is unknown. */
    @Nullable
    Session get(String id);

    /** Returns the session with this id without counting that as an access; null if the id is unknown. */
    @Nullable
    Session peek(String id);

    /**
     * Changes attributes, if nobody else has changed the same ones since the session was read, and counts that as an access.
     * Only what is changed is written. Returns the session with the changes; what others have changed meanwhile is not in it.
     * Null if its id has become unknown; nothing was changed then.
     * <p>
     * A lost reply is asked for again and the changes are made once. If more than 150 other updates of the session came in
     * between, that can be reported as a conflict although they were made.
     *
     * @param session as it was read
     * @throws SessionConflictException if somebody else has changed one of the same attributes; nothing was changed then
     */
    @Nullable
    Session update(Session session, SessionChanges changes);

    /**
     * Counts as an access: the idle time begins anew. Nothing of the session is read or written. False if the id is unknown.
     */
    boolean touch(String id);

    /**
     * Gives a session another idle timeout, which begins now. False if the id is unknown.
     *
     * @param idleTimeout at least a millisecond; it does not move the absolute end of the session
     */
    boolean extend(String id, Duration idleTimeout);

    /**
     * Gives a session a new id, and returns it with that. The old id is unknown from this moment on. Null if it was already.
     * <p>
     * If the reply is lost for good the session is lost, too: nobody knows the new id.
     */
    @Nullable
    Session rotate(String id);

    /**
     * Gives a session a new id and a principal: to be called at each login, so that an id which somebody has planted in the
     * browser before is worth nothing. See {@link #rotate(String)}.
     */
    @Nullable
    Session rotate(String id, String principal);

    /** Ends a session. Returns whether the id was known. */
    boolean destroy(String id);

    /** Returns all sessions of a principal, in no particular order, without counting that as an access. */
    List<SessionInfo> list(String principal);

    /** Ends the session of a principal that has this handle. Returns whether there was one. */
    boolean end(String principal, String handle);

    /**
     * Ends all sessions of a principal that exist now, one by one: a large number does not hold up the server. Those that are
     * created or get this principal meanwhile may stay.
     * <p>
     * Returns how many it has ended; one whose reply was lost may be missing in that number. If it fails, some may be left.
     * Repeating it does no harm.
     */
    long endAll(String principal);

    /** Ends all other sessions of the principal of this session, as {@link #endAll} does; 0 if it has no principal. */
    long endOthers(Session session);
}
