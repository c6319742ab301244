package io.redkit.runtime.connection;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.redkit.TimeoutDiagnosis;
import io.redkit.TimeoutDiagnosis.Phase;

/** Says in words what a diagnosis says in fields. */
final class TimeoutWording {

    private TimeoutWording() {
    }

    static String of(TimeoutDiagnosis diagnosis) {
        String phase = diagnosis.phase() == Phase.SENT ? "sent, " : "not sent, ";
        return phase + cause(diagnosis) + " (in flight " + diagnosis.inFlight() + ", queued " + diagnosis.queued()
                + ", last byte " + ago(diagnosis.lastByteAgo()) + ", recent p99 " + millis(diagnosis.recentP99()) + ")";
    }

    private static String cause(TimeoutDiagnosis diagnosis) {
        return switch (diagnosis.cause()) {
            case NOT_CONNECTED -> "there was no connection";
            case SERVER_SILENT -> "and the server has sent nothing since";
            case SERVER_SLOW -> "and the server is slow: it has answered others since";
            case CLIENT_OVERLOADED -> "because the event loop was busy";
        };
    }

    private static String ago(@Nullable Duration duration) {
        return duration == null ? "never" : millis(duration) + " ago";
    }

    private static String millis(@Nullable Duration duration) {
        return duration == null ? "unknown" : duration.toNanos() / 10_000 / 100.0 + " ms";
    }
}
