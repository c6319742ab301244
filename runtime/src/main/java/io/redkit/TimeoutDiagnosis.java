package io.redkit;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Why a command did not end in time, as far as the client can tell, and what the connection looked like at that moment.
 *
 * @param phase how far the command came
 * @param cause what kept it
 * @param inFlight commands that were sent on its connection and not answered, itself included
 * @param queued commands that waited for a connection
 * @param lastByteAgo time since the server last sent anything on its connection, null if there was none
 * @param recentP99 time within which 99 of 100 recent commands of its connection were answered, null if there were none
 */
public record TimeoutDiagnosis(Phase phase, Cause cause, int inFlight, int queued, @Nullable Duration lastByteAgo,
        @Nullable Duration recentP99) {

    /** How far the command came. */
    public enum Phase {
        /** It waited for a connection, or to be written. */
        QUEUED,
        /** It was written. */
        SENT
    }

    /** What kept a command from ending in time. */
    public enum Cause {
        /** There was no connection. */
        NOT_CONNECTED,
        /** The server has sent nothing since the command was sent. */
        SERVER_SILENT,
        /** The server has sent something since, but not this answer: it is slow, or works on commands before this one. */
        SERVER_SLOW,
        /** The event loop of the connection was too busy to serve it in time. */
        CLIENT_OVERLOADED
    }

    /**
     * Returns a deadline that recent commands would have met with room to spare: three times their 99th percentile. Null if
     * nothing is known of recent commands.
     */
    public @Nullable Duration suggestedDeadline() {
        return recentP99 == null ? null : recentP99.multipliedBy(3);
    }
}
