package io.redkit.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import io.redkit.RedisServerException;
import io.redkit.testkit.Reaction;
import io.redkit.testkit.Resp;
import io.redkit.testkit.ScriptedDns;
import io.redkit.testkit.ScriptedServer;
import io.redkit.testkit.TestSettings;
import io.vertx.core.VertxOptions;
import io.vertx.core.dns.AddressResolverOptions;

/** A name that stands for one server, and then for another, as in a failover of a cloud. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs a second loopback address")
class ChangedNameTest {

    private static final int TTL_SECONDS = 1;

    private final ScriptedServer first = ScriptedServer.start("127.0.0.1", 0).on("GET", Reaction.reply(Resp.bulk("first")));
    private final ScriptedServer second = ScriptedServer.start("127.0.0.2", first.port()).on("GET",
            Reaction.reply(Resp.bulk("second")));
    private final ScriptedDns dns = ScriptedDns.start("127.0.0.1", TTL_SECONDS);
    private final ClientUnderTest client = ClientUnderTest.of(
            TestSettings.at("redis.test", first.port()).connections(1),
            new VertxOptions().setAddressResolverOptions(
                    new AddressResolverOptions().addServer("127.0.0.1:" + dns.port())));

    @AfterEach
    void end() {
        client.close();
        dns.close();
        first.close();
        second.close();
    }

    @Test
    void serverGone_nameStandsForAnother_reconnectGoesThere() {
        assertThat(client.send("GET", "a").text()).isEqualTo("first");
        dns.answer("127.0.0.2");
        first.close();

        await().until(() -> client.send("GET", "a").isReply());
        assertThat(client.send("GET", "a").text()).isEqualTo("second");
    }

    @Test
    void serverDemoted_nameStandsForAnother_isFoundWhenTheAnswerHasExpired() {
        first.on("INCR", Reaction.reply(Resp.error("READONLY You can't write against a read only replica.")));
        second.on("INCR", Reaction.reply(Resp.integer(1)));
        client.send("INCR", "a").failure(RedisServerException.class);
        dns.answer("127.0.0.2");

        await().until(() -> client.send("INCR", "a").isReply());
        assertThat(second.connections()).isEqualTo(1);
    }
}
