package io.redkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.redkit.devserver.RedisServer;
import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;

/** A failure shows where in the application the command was sent, and not the event loop. */
class StackTraceTest {

    private final RedkitClient client = TestRedis.client(settings -> settings);
    private final RedisService redis = client.blocking();

    @BeforeEach
    void fill() {
        TestRedis.RAW.flush();
        TestRedis.RAW.send("SET", "text", "{");
    }

    @AfterEach
    void close() {
        client.close(Duration.ZERO);
    }

    @Test
    void blocking_errorOfTheServer_startsAtTheCaller() {
        assertStartsHere(() -> redis.hGetAll("text"));
    }

    @Test
    void blocking_codecError_startsAtTheCaller() {
        assertStartsHere(() -> redis.getJson("text", List.class));
        assertStartsHere(() -> redis.setJson("text", new Object()));
    }

    @Test
    void blocking_refusedCommand_startsAtTheCaller() {
        assertStartsHere(() -> redis.execute("MULTI"));
    }

    @Test
    void blocking_diagnosticsAndPing_startAtTheCaller() {
        RedkitClient away = TestRedis.client(TestSettings.at(RedisServer.freePort()).commandTimeout(Duration.ofMillis(50)));
        try {
            assertStartsHere(() -> away.blocking().ping());
            assertStartsHere(() -> away.blocking().diagnostics().memory());
        } finally {
            away.close(Duration.ZERO);
        }
    }

    @Test
    void blocking_interrupted_startsAtTheCaller() {
        Thread.currentThread().interrupt();
        try {
            assertStartsHere(() -> redis.execute("BLPOP", "queue", 0));
            assertStartsHere(() -> redis.ping());
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void reactive_failure_hasNoStackTrace() {
        Throwable failure = catchThrowable(() -> client.reactive().hGetAll("text").await().indefinitely());
        assertThat(failure).isInstanceOf(RedisWrongTypeException.class);
        assertThat(failure.getStackTrace()).isEmpty();
    }

    private static void assertStartsHere(ThrowingCallable call) {
        RedisException failure = catchThrowableOfType(RedisException.class, call);
        assertThat(failure.getStackTrace()).isNotEmpty();
        assertThat(failure.getStackTrace()[0].getClassName()).isEqualTo(StackTraceTest.class.getName());
    }
}
