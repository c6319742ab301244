package io.redkit.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.ConnectionState;
import io.redkit.Delivery;
import io.redkit.RedisAuthenticationException;
import io.redkit.RedisConnectionException;
import io.redkit.RedisCredentials;
import io.redkit.RedisException;
import io.redkit.devserver.RedisServer;
import io.redkit.devserver.RedisServerOptions;
import io.redkit.testkit.TestSettings;
import io.smallrye.mutiny.Uni;

class CredentialsTest {

    private static final String SECRET = "open-sesame";

    private final RedisServer server = RedisServer.start(RedisServerOptions.embedded().withArguments("--requirepass", SECRET));
    private final TestSettings settings = TestSettings.at(server.port()).connections(1);

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void connect_credentialsOfAnotherThread_logIn() {
        try (ClientUnderTest client = ClientUnderTest.of(settings, new ScriptedCredentials(
                question -> valid().onItem().delayIt().by(Duration.ofMillis(50))))) {
            assertThat(client.send("PING").text()).isEqualTo("PONG");
        }
    }

    @Test
    void connect_credentialsRefused_failsTypedAndAsksAgain() {
        ScriptedCredentials credentials = new ScriptedCredentials(question -> question == 1 ? of("wrong", null) : valid());
        try (ClientUnderTest client = ClientUnderTest.of(settings, credentials)) {
            RedisException failure = client.send("PING").failure(RedisAuthenticationException.class);

            assertThat(failure).hasMessageContaining("the script").hasMessageNotContaining("wrong");
            client.awaitState(ConnectionState.READY);
            assertThat(client.send("PING").text()).isEqualTo("PONG");
        }
    }

    @Test
    void connect_sourceFails_failsTypedWithoutItsWordsAndAsksAgain() {
        ScriptedCredentials credentials = new ScriptedCredentials(question -> question < 3
                ? Uni.createFrom().failure(new IllegalStateException("vault says " + SECRET))
                : valid());
        try (ClientUnderTest client = ClientUnderTest.of(settings.reconnectAfter(Duration.ofMillis(10)), credentials)) {
            RedisException failure = client.send("PING").failure(RedisConnectionException.class);

            assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
            assertThat(failure).hasMessageContaining("no credentials from the script")
                    .hasMessageContaining("IllegalStateException").hasStackTraceContaining("the script");
            assertThat(stackTrace(failure)).doesNotContain(SECRET);
            client.awaitState(ConnectionState.READY);
        }
    }

    @Test
    void connect_sourceNeverAnswers_failsWithinTheConnectTimeout() {
        ScriptedCredentials credentials = new ScriptedCredentials(question -> Uni.createFrom().nothing());
        try (ClientUnderTest client = ClientUnderTest
                .of(settings.connectTimeout(Duration.ofMillis(500)).reconnectAfter(Duration.ofMillis(10)), credentials)) {
            assertThat(client.send("PING").failure(RedisConnectionException.class))
                    .hasMessageContaining("no credentials from the script within 500 ms");
        }
    }

    @Test
    void renewal_sourceFailsMeanwhile_connectionStaysInUseAndIsRenewedLater() {
        CompletableFuture<RedisCredentials> later = new CompletableFuture<>();
        ScriptedCredentials credentials = new ScriptedCredentials(question -> switch (question) {
            case 1 -> of(SECRET, Instant.now().plusMillis(500));
            case 2 -> Uni.createFrom().failure(new IllegalStateException());
            default -> Uni.createFrom().completionStage(() -> later.copy());
        });
        try (ClientUnderTest client = ClientUnderTest.of(settings, credentials)) {
            String first = client.send("CLIENT", "ID").text();
            await().until(() -> credentials.questions() > 2);
            assertThat(client.send("CLIENT", "ID").text()).isEqualTo(first);
            later.complete(new RedisCredentials(null, SECRET, null));
            await().until(() -> !client.send("CLIENT", "ID").text().equals(first));
            assertThat(client.states()).containsExactly(ConnectionState.CONNECTING, ConnectionState.READY);
        }
    }

    @Test
    void renewal_refusedByTheServer_connectionStaysInUse() {
        ScriptedCredentials credentials = new ScriptedCredentials(question -> question == 1
                ? of(SECRET, Instant.now().plusMillis(300))
                : of("wrong", null));
        try (ClientUnderTest client = ClientUnderTest.of(settings, credentials)) {
            String first = client.send("CLIENT", "ID").text();
            await().atMost(Duration.ofSeconds(30)).until(() -> credentials.questions() >= 4);

            assertThat(client.send("CLIENT", "ID").text()).isEqualTo(first);
            assertThat(client.states()).containsExactly(ConnectionState.CONNECTING, ConnectionState.READY);
        }
    }

    @Test
    void renewal_clientClosed_asksNoMore() {
        ScriptedCredentials credentials = new ScriptedCredentials(question -> of(SECRET, Instant.now().plusMillis(300)));
        try (ClientUnderTest client = ClientUnderTest.of(settings, credentials)) {
            client.send("PING").text();
            client.closeLanes(Duration.ZERO);
            int asked = credentials.questions();

            await().during(Duration.ofMillis(600)).until(() -> credentials.questions() == asked);
        }
    }

    private static Uni<RedisCredentials> valid() {
        return of(SECRET, null);
    }

    private static Uni<RedisCredentials> of(String password, Instant expiresAt) {
        return Uni.createFrom().item(new RedisCredentials(null, password, expiresAt));
    }

    private static String stackTrace(Throwable failure) {
        var text = new java.io.StringWriter();
        failure.printStackTrace(new java.io.PrintWriter(text));
        return text.toString();
    }
}
