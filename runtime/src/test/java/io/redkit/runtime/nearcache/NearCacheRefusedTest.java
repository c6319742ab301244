package io.redkit.runtime.nearcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.runtime.RedkitClient;
import io.redkit.runtime.config.NearCacheSettings;
import io.redkit.runtime.config.NearCacheSettings.Bound;
import io.redkit.testkit.LogLines;
import io.redkit.testkit.Reaction;
import io.redkit.testkit.Resp;
import io.redkit.testkit.ScriptedServer;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;

/** Servers that do not tell of changes, and what becomes of near caches there. */
class NearCacheRefusedTest {

    private final ScriptedServer server = ScriptedServer.start().on("PING", Reaction.reply(Resp.PONG))
            .on("PTTL", Reaction.reply(Resp.integer(-1))).on("GET", Reaction.echo());
    private final RedkitClient client = TestRedis.client(TestSettings.at(server.port()).nearCaches(new NearCacheSettings(
            "catalog", "catalog:", Duration.ofMinutes(1), new Bound(100, false), Duration.ofSeconds(10), false)));
    private final LogLines log = LogLines.of("io.redkit");

    @AfterEach
    void close() {
        log.close();
        client.close(Duration.ZERO);
        server.close();
    }

    private List<String> warnings() {
        return log.all().stream().filter(line -> line.contains("near caches are off")).toList();
    }

    private void assertOffWithOneWarning(String reason) {
        for (int i = 0; i < 50; i++) {
            assertThat(client.blocking().get("catalog:1")).isEqualTo("catalog:1");
        }
        await().until(() -> !warnings().isEmpty());
        assertThat(client.blocking().get("catalog:1")).isEqualTo("catalog:1");
        assertThat(warnings()).hasSize(1).first().asString().startsWith("WARN").contains(reason);
        assertThat(client.nearCaches().figures("catalog").hits()).isZero();
        assertThat(client.nearCaches().figures("catalog").tracked()).isFalse();
    }

    @Test
    void server_speaksResp2Only_isAskedEachTime() {
        server.on("HELLO", Reaction.reply(Resp.error("ERR unknown command 'HELLO'")))
                .on("CLIENT", Reaction.reply(Resp.OK));

        assertOffWithOneWarning("ERR unknown command");
    }

    @Test
    void server_agreesInResp2_isNotBelieved() {
        server.on("HELLO", command -> command.reply(command.words().size() > 2 ? Resp.HELLO : Resp.array()))
                .on("CLIENT", Reaction.reply(Resp.OK));

        assertOffWithOneWarning("RESP2");
    }

    @Test
    void tracking_notPermitted_isOff() {
        server.on("CLIENT", Reaction.reply(Resp.error("NOPERM this user has no permissions to run the 'client|tracking'")));

        assertOffWithOneWarning("NOPERM");
    }
}
