package io.redkit.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.RedisCredentials;
import io.redkit.testkit.Reaction;
import io.redkit.testkit.Resp;
import io.redkit.testkit.ScriptedServer;
import io.redkit.testkit.TestSettings;
import io.smallrye.mutiny.Uni;

/** Credentials that expire under a connection of an owner. What the server hears is in the order in which it hears it. */
class ReloginTest {

    private static final Duration LIFE = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(60);

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final ScriptedServer server = ScriptedServer.start().on("AUTH", say(Resp.OK)).on("MULTI", say(Resp.OK))
            .on("SET", say(Resp.OK)).on("EXEC", say(Resp.array(Resp.OK))).on("GET", say(Resp.NULL))
            .on("CLIENT", Reaction.reply(Resp.OK));
    /** The first expire soon, the second as well, and then no more. */
    private final ScriptedCredentials credentials = new ScriptedCredentials(question -> Uni.createFrom().item(
            new RedisCredentials("app", "token-" + question, Instant.now().plus(question < 3 ? LIFE : LONG))));
    private final ClientUnderTest client = ClientUnderTest.of(TestSettings.at(server.port()), credentials);
    private final DedicatedConnection connection = client.dedicated();

    @AfterEach
    void end() {
        connection.close();
        client.close();
        server.close();
    }

    private Reaction say(String reply) {
        return command -> {
            heard.add(String.join(" ", command.words()));
            command.reply(reply);
        };
    }

    private Outcome send(String command, Object... arguments) {
        Outcome outcome = new Outcome();
        connection.send(ClientUnderTest.call(command, arguments), outcome);
        return outcome;
    }

    private void awaitHeard(String... commands) {
        await().untilAsserted(() -> assertThat(heard).containsExactly(commands));
    }

    @Test
    void idle_logsInBeforeEachEnd() {
        send("SET", "a", "1").text();

        awaitHeard("SET a 1", "AUTH app token-2", "AUTH app token-3");
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void transaction_isNotInterrupted() {
        send("MULTI").text();
        await().until(() -> credentials.questions() >= 2);
        send("SET", "a", "1").text();
        send("EXEC").text();
        send("GET", "a").reply();

        assertThat(heard).startsWith("MULTI", "SET a 1", "EXEC", "AUTH app token-2", "GET a");
    }

    @Test
    void blockedForEver_logsInBeforeTheNextCommand() {
        Outcome pop = send("BLPOP", "queue", 0L);
        var received = server.take("BLPOP");
        await().until(() -> credentials.questions() >= 2);
        server.on("BLPOP", say(Resp.bulk("element")));
        received.reply(Resp.bulk("element"));
        pop.text();
        send("BLPOP", "queue", 0L).text();

        assertThat(heard).startsWith("AUTH app token-2", "BLPOP queue 0");
    }

    @Test
    void refused_connectionStaysInUseAndAsksAgain() {
        AtomicInteger attempts = new AtomicInteger();
        server.on("AUTH", command -> say(attempts.incrementAndGet() > 1 ? Resp.OK
                : Resp.error("WRONGPASS invalid username-password pair or user is disabled.")).to(command));
        send("GET", "a").reply();
        awaitHeard("GET a", "AUTH app token-2", "AUTH app token-3");
        send("GET", "b").reply();
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void resp2Subscription_logsInWhenItEnds() {
        server.on("HELLO", Reaction.reply(Resp.error("NOPROTO unsupported protocol version")));
        server.on("SUBSCRIBE", say(Resp.array(Resp.bulk("subscribe"), Resp.bulk("a"), Resp.integer(1))));
        server.on("UNSUBSCRIBE", say(Resp.array(Resp.bulk("unsubscribe"), Resp.bulk("a"), Resp.integer(0))));
        send("SUBSCRIBE", "a").reply();
        await().until(() -> credentials.questions() >= 2);
        send("UNSUBSCRIBE", "a").reply();
        send("GET", "a").reply();

        assertThat(heard).startsWith("AUTH app token-1", "SUBSCRIBE a", "UNSUBSCRIBE a", "AUTH app token-2", "GET a");
    }

    @Test
    void ownerLogsInHimself_isLeftAlone() {
        send("AUTH", "somebody", "else").text();

        await().during(LIFE.multipliedBy(2)).until(() -> credentials.questions() == 1);
        assertThat(heard).containsExactly("AUTH somebody else");
    }

    @Test
    void closed_asksNoMore() {
        send("GET", "a").reply();
        connection.close();

        await().during(LIFE.multipliedBy(2)).until(() -> credentials.questions() == 1);
    }
}
