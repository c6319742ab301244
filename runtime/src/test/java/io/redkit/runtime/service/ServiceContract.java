package io.redkit.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;

import io.redkit.RedisService;
import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestSettings;

/** An empty Redis, a service to test, and a plain client that sees what arrives. */
abstract class ServiceContract {

    @Parameter
    ContractTarget target;

    RedisService redis;
    RawRedis raw;
    private final List<RedkitClient> clients = new ArrayList<>();

    @BeforeEach
    void open() {
        raw = target.raw();
        raw.flush();
        redis = service(settings -> settings);
    }

    @AfterEach
    void close() {
        clients.forEach(client -> client.close(Duration.ZERO));
    }

    /** Returns the service of a client of its own. */
    final RedisService service(UnaryOperator<TestSettings> settings) {
        RedkitClient client = target.client(settings);
        closeLater(client);
        return target.serviceOf(client);
    }

    /** Skips what only one server can do: databases, or figures of the server itself. */
    final void assumeOneServer() {
        assumeThat(target.servers()).isEqualTo(1);
    }

    final void closeLater(RedkitClient client) {
        clients.add(client);
    }

    /** Asserts that the call is refused before anything is sent, with an argument error that has this text. */
    final void assertRefused(ThrowingCallable call, String text) {
        long processed = Long.MAX_VALUE;
        for (int i = 0; i < target.attempts() && processed != target.servers(); i++) {
            long before = commandsProcessed();
            assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(text);
            processed = commandsProcessed() - before;
        }
        assertThat(processed).as("commands processed since, the INFO before among them").isEqualTo(target.servers());
    }

    private long commandsProcessed() {
        return raw.text("INFO", "stats").lines().filter(line -> line.startsWith("total_commands_processed:"))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1))).findFirst().orElseThrow();
    }
}
