package io.redkit.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.redkit.RedisCredentials;
import io.redkit.devserver.RedisServer;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.testkit.TestSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Response;

/** Passwords that work once and for a short time, while many callers count. */
class CredentialRotationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CALLERS = 64;
    private static final int ROTATIONS = 5;
    private static final Duration LIFE = Duration.ofMillis(600);

    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicInteger running = new AtomicInteger();
    private final List<RuntimeException> errors = new CopyOnWriteArrayList<>();
    private volatile boolean stop;

    @Test
    void rotation_underLoad_isNotNoticedByCallers() {
        try (RedisServer server = RedisServer.start();
                ClientUnderTest admin = ClientUnderTest.of(TestSettings.at(server.port()).connections(1))) {
            ScriptedCredentials credentials = new ScriptedCredentials(question -> rotate(admin, question));
            try (ClientUnderTest client = ClientUnderTest
                    .of(TestSettings.at(server.port()).connections(1).commandTimeout(PATIENCE), credentials)) {
                for (int i = 0; i < CALLERS; i++) {
                    running.incrementAndGet();
                    increment(client);
                }
                await().atMost(PATIENCE).until(() -> credentials.questions() > ROTATIONS);
                stop = true;
                await().until(() -> running.get() == 0);

                assertThat(errors).isEmpty();
                assertThat(admin.send("GET", "counter").text()).isEqualTo(Long.toString(acknowledged.get()));
                await().untilAsserted(() -> assertThat(admin.send("CLIENT", "LIST").text().lines())
                        .as("connections, with that of the admin").hasSize(2));
            }
        }
    }

    @Test
    void rotation_subscriber_keepsItsConnection() {
        try (RedisServer server = RedisServer.start();
                ClientUnderTest admin = ClientUnderTest.of(TestSettings.at(server.port()).connections(1))) {
            ScriptedCredentials credentials = new ScriptedCredentials(question -> rotate(admin, question));
            try (ClientUnderTest client = ClientUnderTest
                    .of(TestSettings.at(server.port()).connections(1).commandTimeout(PATIENCE), credentials)) {
                List<String> messages = new CopyOnWriteArrayList<>();
                DedicatedConnection subscriber = client.dedicated();
                subscriber.onPush(message -> messages.add(message.toString()));
                Outcome subscribed = new Outcome();
                subscriber.send(ClientUnderTest.call("SUBSCRIBE", "news"), subscribed);
                subscribed.reply();
                await().atMost(PATIENCE).until(() -> credentials.questions() > 3);
                admin.send("PUBLISH", "news", "hello").reply();

                await().untilAsserted(() -> assertThat(messages).contains("[message, news, hello]"));
                assertThat(admin.send("INFO", "commandstats").text().lines().filter(line -> line.startsWith("cmdstat_auth:")))
                        .singleElement().asString().matches("cmdstat_auth:calls=[2-9],.*failed_calls=0");
                subscriber.close();
            }
        }
    }

    /** Makes the new password the only one. */
    private static Uni<RedisCredentials> rotate(ClientUnderTest admin, int number) {
        String password = "password-" + number;
        return Uni.createFrom().emitter(emitter -> admin.lanes().send(
                ClientUnderTest.call("ACL", "SETUSER", "app", "on", "resetpass", ">" + password, "~*", "&*", "+@all"),
                new ReplyHandler() {
                    @Override
                    public void onReply(@Nullable Response reply) {
                        emitter.complete(new RedisCredentials("app", password, Instant.now().plus(LIFE)));
                    }

                    @Override
                    public void onFailure(RuntimeException failure) {
                        emitter.fail(failure);
                    }
                }));
    }

    private void increment(ClientUnderTest client) {
        client.lanes().send(ClientUnderTest.call("INCR", "counter"), new ReplyHandler() {
            @Override
            public void onReply(@Nullable Response reply) {
                acknowledged.incrementAndGet();
                next(client);
            }

            @Override
            public void onFailure(RuntimeException failure) {
                errors.add(failure);
                next(client);
            }
        });
    }

    private void next(ClientUnderTest client) {
        if (stop) {
            running.decrementAndGet();
        } else {
            increment(client);
        }
    }
}
