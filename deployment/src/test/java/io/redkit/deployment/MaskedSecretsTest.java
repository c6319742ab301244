package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.credentials.CredentialsProvider;
import io.quarkus.test.QuarkusUnitTest;
import io.redkit.ReactiveRedisService;
import io.redkit.RedisClientName;
import io.redkit.RedisService;
import io.redkit.devserver.RedisServer;
import io.redkit.devserver.RedisServerOptions;
import io.redkit.runtime.RedkitClients;
import io.restassured.RestAssured;

/** Passwords that are easy to find are looked for in all that the application says, in good and in bad times. */
class MaskedSecretsTest {

    private static final String CANARY = "canary-";
    private static final List<String> CATEGORIES = List.of("io.redkit", "io.vertx", "io.netty", "io.quarkus.tls");
    private static final String SERVER = "localhost:${redkit.test.port}";

    @RegisterExtension
    static final QuarkusUnitTest APP = TestPort.applicationWithServerThere()
            .overrideRuntimeConfigKey("quarkus.redkit.url", "redis://app:canary-url@" + SERVER)
            .overrideRuntimeConfigKey("quarkus.redkit.command-timeout", "300ms")
            .overrideRuntimeConfigKey("quarkus.redkit.connect-timeout", "300ms")
            .overrideRuntimeConfigKey("quarkus.redkit.\"key\".url", "redis://" + SERVER)
            .overrideRuntimeConfigKey("quarkus.redkit.\"key\".username", "app")
            .overrideRuntimeConfigKey("quarkus.redkit.\"key\".password", "canary-key")
            .overrideRuntimeConfigKey("quarkus.redkit.\"key\".command-timeout", "300ms")
            .overrideRuntimeConfigKey("quarkus.redkit.\"tls\".url", "rediss://app:canary-tls@" + SERVER)
            .overrideRuntimeConfigKey("quarkus.redkit.\"tls\".command-timeout", "300ms")
            .overrideRuntimeConfigKey("quarkus.redkit.\"provided\".url", "redis://" + SERVER)
            .overrideRuntimeConfigKey("quarkus.redkit.\"provided\".credentials-provider", "app")
            .overrideRuntimeConfigKey("quarkus.redkit.\"provided\".command-timeout", "300ms");

    @Inject
    RedisService url;

    @Inject
    ReactiveRedisService reactive;

    @Inject
    @RedisClientName("key")
    RedisService key;

    @Inject
    @RedisClientName("tls")
    RedisService tls;

    @Inject
    @RedisClientName("provided")
    RedisService provided;

    @Inject
    RedkitClients clients;

    private final Said said = new Said();

    @BeforeEach
    void listen() {
        CATEGORIES.forEach(name -> {
            Logger.getLogger(name).setLevel(name.equals("io.netty") ? Level.FINE : Level.ALL);
            Logger.getLogger(name).addHandler(said);
        });
    }

    @AfterEach
    void end() {
        CATEGORIES.forEach(name -> {
            Logger.getLogger(name).setLevel(null);
            Logger.getLogger(name).removeHandler(said);
        });
        Provider.fails = false;
    }

    @Test
    void secrets_serverAway_areNotSaid() {
        useAll();
        said.assertNoCanary();
    }

    @Test
    void secrets_rightPasswords_areNotSaid() {
        try (RedisServer server = server("canary-url", "canary-key", "canary-provided")) {
            List.of(url, key, provided).forEach(each -> await().until(each::isHealthy));
            useAll();
            said.assertNoCanary();
        }
    }

    @Test
    void secrets_wrongPasswords_areNotSaid() {
        try (RedisServer server = server("another")) {
            useAll();
            said.assertNoCanary();
        }
    }

    @Test
    void secrets_serverMute_areNotSaid() {
        try (RedisServer server = server("canary-url", "canary-key", "canary-provided")) {
            List.of(url, key, provided).forEach(each -> await().until(each::isHealthy));
            server.pause();
            useAll();
            server.resume();
            said.assertNoCanary();
        }
    }

    @Test
    void secrets_providerFails_areNotSaid() {
        Provider.fails = true;
        try (RedisServer server = server("canary-url")) {
            useAll();
            said.assertNoCanary();
        }
    }

    private static RedisServer server(String... passwords) {
        return RedisServer.start(RedisServerOptions.embedded().withPort(TestPort.get())
                .withArguments(Stream.concat(
                        Stream.of("--user", "app", "on", "~*", "+@all"), Stream.of(passwords).map(">"::concat))
                        .toArray(String[]::new)));
    }

    private void useAll() {
        for (RedisService each : List.of(url, key, tls, provided)) {
            said.add(catchThrowable(() -> each.get("key")));
            said.add(catchThrowable(() -> each.execute("HGET", "wrong")));
            said.add(String.valueOf(each.isHealthy()));
            said.add(each.toString());
        }
        said.add(catchThrowable(() -> reactive.get("key").await().atMost(Duration.ofSeconds(5))));
        clients.all().forEach(client -> said.add(client.settings() + " " + client));
        said.add(RestAssured.get("/q/health").asString());
    }

    /** Everything that was logged, thrown or shown. */
    private static final class Said extends Handler {

        private final PatternFormatter formatter = new PatternFormatter("%c %s%e%n");
        private final Queue<String> texts = new ConcurrentLinkedQueue<>();

        void add(String text) {
            texts.add(text);
        }

        void add(Throwable failure) {
            if (failure != null) {
                StringWriter text = new StringWriter();
                failure.printStackTrace(new PrintWriter(text));
                texts.add(failure + " " + text);
            }
        }

        void assertNoCanary() {
            assertThat(texts).hasSizeGreaterThan(10).noneMatch(text -> text.contains(CANARY));
        }

        @Override
        public void publish(LogRecord record) {
            texts.add(formatter.format(org.jboss.logmanager.ExtLogRecord.wrap(record)));
        }

        @Override
        public void flush() {
        }

        @Override
        public void close() {
        }
    }

    @ApplicationScoped
    @Named("provider")
    static class Provider implements CredentialsProvider {

        static volatile boolean fails;

        @Override
        public Map<String, String> getCredentials(String name) {
            if (fails) {
                throw new IllegalStateException("canary-in-a-message");
            }
            return Map.of(USER_PROPERTY_NAME, name, PASSWORD_PROPERTY_NAME, "canary-provided");
        }
    }
}
