package io.redkit.runtime.connection;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import io.redkit.devserver.RedisServer;
import io.redkit.devserver.RedisServerOptions;

/** The server knows no HELLO, as those before Redis 6, so that the connection speaks RESP2. */
class DedicatedConnectionResp2Test extends DedicatedConnectionContract {

    private static RedisServer server;

    @BeforeAll
    static void start() {
        server = RedisServer.start(RedisServerOptions.embedded().withArguments("--rename-command", "HELLO", ""));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    int port() {
        return server.port();
    }
}
