package io.redkit.runtime.connection;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.redkit.TimeoutDiagnosis;
import io.redkit.TimeoutDiagnosis.Cause;
import io.redkit.TimeoutDiagnosis.Phase;

/** How a server answers on one connection: when it was last heard, and how long replies took. Tells slow from silent. */
final class Responsiveness {

    private final RecentLatencies latencies = new RecentLatencies();
    private final long silenceNanos;
    private long lastReadNanos = System.nanoTime();

    /** @param longestSilence that is borne with while an answer is overdue */
    Responsiveness(Duration longestSilence) {
        this.silenceNanos = longestSilence.toNanos();
    }

    /** Something arrived just now, whatever it is. */
    void heard(long now) {
        lastReadNanos = now;
    }

    void answered(Pending pending) {
        if (pending.call.command().isOrdinary()) {
            latencies.record(lastReadNanos - pending.sentNanos);
        }
    }

    RecentLatencies latencies() {
        return latencies;
    }

    /**
     * Returns the nanoseconds until a server that keeps quiet is given up; not positive if that is now,
     * {@link DeadlineTimer#NOTHING_LEFT} as long as it is not late with an answer.
     *
     * @param oldest of the calls in flight, null if there is none
     */
    long patience(@Nullable Pending oldest, long now) {
        if (oldest == null || oldest.remainingNanos(now) > 0) {
            return DeadlineTimer.NOTHING_LEFT;
        }
        long silentSince = heardAfter(oldest) ? lastReadNanos : oldest.sentNanos;
        return silenceNanos - (now - silentSince);
    }

    private boolean heardAfter(Pending sent) {
        return lastReadNanos - sent.sentNanos > 0;
    }

    /** @param waiting how many calls are in flight */
    TimeoutDiagnosis notSentInTime(long now, int waiting) {
        return diagnosis(Phase.QUEUED, Cause.CLIENT_OVERLOADED, now, waiting);
    }

    /** @param waiting how many calls are in flight, with this one */
    TimeoutDiagnosis notAnsweredInTime(Pending overdue, long now, int waiting) {
        return diagnosis(Phase.SENT, cause(overdue, now), now, waiting);
    }

    private Cause cause(Pending overdue, long now) {
        if (-overdue.remainingNanos(now) > overdue.timeoutNanos / 4) {
            return Cause.CLIENT_OVERLOADED; // the timer itself came late
        }
        return heardAfter(overdue) ? Cause.SERVER_SLOW : Cause.SERVER_SILENT;
    }

    private TimeoutDiagnosis diagnosis(Phase phase, Cause cause, long now, int waiting) {
        return new TimeoutDiagnosis(phase, cause, waiting, 0, Duration.ofNanos(now - lastReadNanos), latencies.p99());
    }
}
