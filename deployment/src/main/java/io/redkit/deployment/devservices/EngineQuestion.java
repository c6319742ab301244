package io.redkit.deployment.devservices;

import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Asks whether there is a container engine without the errors that Testcontainers logs for each place where it is not. */
final class EngineQuestion {

    // Held here, because the log manager may forget the level of a logger that nobody holds.
    private static final Logger TESTCONTAINERS = Logger.getLogger("org.testcontainers");

    private EngineQuestion() {
    }

    static synchronized boolean askQuietly(BooleanSupplier question) {
        Level level = TESTCONTAINERS.getLevel();
        TESTCONTAINERS.setLevel(Level.OFF);
        try {
            return question.getAsBoolean();
        } finally {
            TESTCONTAINERS.setLevel(level);
        }
    }
}
