package io.redkit.deployment;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.devserver.RedisServer;
import io.redkit.devserver.RedisServerOptions;

/**
 * A port that is chosen before the application starts, so that a test can start, stop and restart a server there while the
 * application runs. The application and the test see it as a system property, as they live in different class loaders.
 */
final class TestPort {

    private static final String PROPERTY = "redkit.test.port";

    private TestPort() {
    }

    static QuarkusUnitTest applicationWithServerThere() {
        return new QuarkusUnitTest()
                .withApplicationRoot(jar -> jar.addClass(TestPort.class))
                .setBeforeAllCustomizer(() -> System.setProperty(PROPERTY, Integer.toString(RedisServer.freePort())))
                .setAfterAllCustomizer(() -> System.clearProperty(PROPERTY))
                .overrideRuntimeConfigKey("quarkus.redkit.url", "redis://localhost:${" + PROPERTY + "}");
    }

    static int get() {
        return Integer.getInteger(PROPERTY);
    }

    static RedisServer startServer() {
        return RedisServer.start(RedisServerOptions.embedded().withPort(get()));
    }
}
