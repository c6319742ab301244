package io.redkit.bench.client;

import java.util.Optional;

/**
 * A client that is connected, in one configuration.
 *
 * @param name as in the results
 * @param async empty if it has only calls that block
 * @param blocking empty if it has none
 * @param closing ends its connections
 */
public record Client(String name, Optional<AsyncCommands> async, Optional<BlockingCommands> blocking, Runnable closing)
        implements
            AutoCloseable {

    @Override
    public void close() {
        closing.run();
    }
}
