package io.redkit.session;

import org.jspecify.annotations.Nullable;

/**
 * CDI event: something happened to a session. It is fired by the process that did it, on a worker thread and soon afterwards;
 * other processes are not told. There is no event for a session that expires: Redis lets it expire without telling anybody
 * reliably.
 *
 * @param clientName name of the client, {@code <default>} for the default one
 * @param kind what happened
 * @param handle public name of the session, see {@link SessionInfo#handle}
 * @param principal whose session it is, null if it is nobody's or if that is not known here
 */
public record SessionEvent(String clientName, Kind kind, String handle, @Nullable String principal) {

    /** What happened to a session. */
    public enum Kind {

        /** It was created. */
        CREATED,

        /** It has a new id, and possibly a principal. */
        ROTATED,

        /** Its owner ended it with its id. */
        DESTROYED,

        /** It was ended by its principal's name: one of all, of all others, or the one with this handle. */
        ENDED,

        /**
         * It is in Redis and cannot be read, so that it counts as absent: its encryption key is not configured, or somebody has
         * written to it.
         */
        UNDECODABLE,

        /** It was created or changed in memory while Redis was away, and could not be brought to Redis afterwards. */
        LOST
    }
}
