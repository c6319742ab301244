package io.redkit.runtime.topology.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import io.redkit.ReadFrom;
import io.redkit.data.Script;
import io.redkit.testkit.ClientFixture;

class ReadScriptTest {

    private static final String GET = """
            -- KEYS: key
            -- ARGV: none
            -- reply: text
            -- cost: O(1)
            -- effect: %s
            return redis.call('GET', KEYS[1])
            """;

    @Test
    void read_replicasAreToAnswer_isRunByThem() {
        try (ReplicaServers servers = new ReplicaServers(2);
                ClientFixture client = ClientFixture.of(servers.settings().connections(1).readFrom(ReadFrom.PREFER_REPLICA))) {
            client.redis().set("key", "value");
            Script read = client.redis().script(GET.formatted("read")).keys("key");
            Script write = client.redis().script(GET.formatted("write")).keys("key");
            await().until(() -> {
                read.run();
                return servers.gets(1) > 0;
            });
            servers.forgetGets();

            read.run();
            write.run();

            assertThat(servers.gets(1)).as("by the replica").isEqualTo(1);
            assertThat(servers.gets(0)).as("by the master").isEqualTo(1);
        }
    }
}
