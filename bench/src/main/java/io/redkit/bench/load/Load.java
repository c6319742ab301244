package io.redkit.bench.load;

import java.time.Duration;

/** A way to put load on the server: one client, one kind of request. */
@FunctionalInterface
public interface Load {

    /**
     * Runs one round and waits for its end.
     *
     * @param turn number of the round, for what takes turns between rounds
     * @throws Exception if nothing was measured
     */
    Round run(int callers, int turn, Duration length) throws Exception;
}
