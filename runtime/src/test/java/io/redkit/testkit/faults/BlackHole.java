package io.redkit.testkit.faults;

import java.time.Duration;

import io.redkit.ConnectionState;
import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.TestSettings;

/**
 * A network that from one moment to the next swallows everything, and tells nobody: what a client makes of it.
 *
 * @param detected from the first command into the hole until the connection is given up
 * @param ended from the first command into the hole until all that were sent into it have ended
 * @param recovered from the healing of the network to the first command that succeeds
 */
public record BlackHole(Duration detected, Duration ended, Duration recovered) {

    private static final int COMMANDS = 100;

    /**
     * Sends commands into a black hole, and heals it when the client has reached that state; blocks.
     *
     * @param until {@link ConnectionState#RECONNECTING} for a short one, {@link ConnectionState#DEGRADED} for a long one
     */
    public static BlackHole measure(FaultBed bed, TestSettings settings, ConnectionState until) {
        StateLog states = new StateLog();
        RedkitClient client = bed.open(settings.connections(1), states);
        try {
            client.blocking().ping();
            states.clear();
            bed.proxy().blackHole();
            long start = System.nanoTime();
            Progress progress = new Progress();
            for (int i = 0; i < COMMANDS; i++) {
                client.reactive().incr("black-hole").subscribe().with(reply -> progress.end(), failure -> progress.end());
            }
            long detected = states.await(ConnectionState.RECONNECTING);
            if (progress.await(COMMANDS) < COMMANDS) {
                throw new AssertionError("commands without an end");
            }
            long ended = System.nanoTime();
            states.await(until);
            try (FirstSuccess success = new FirstSuccess(bed.vertx(), client.reactive())) {
                long healed = System.nanoTime();
                bed.heal();
                return new BlackHole(Duration.ofNanos(detected - start), Duration.ofNanos(ended - start),
                        Duration.ofNanos(success.await() - healed));
            }
        } finally {
            bed.heal();
            client.close(Duration.ZERO);
        }
    }
}
