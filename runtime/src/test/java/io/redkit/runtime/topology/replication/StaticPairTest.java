package io.redkit.runtime.topology.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.redkit.CallOptions;
import io.redkit.ReadFrom;
import io.redkit.RedisException;
import io.redkit.RedisService;
import io.redkit.testkit.ClientFixture;
import io.redkit.testkit.TestSettings;

class StaticPairTest {

    private static ReplicaServers servers;

    @BeforeAll
    static void start() {
        servers = new ReplicaServers(2);
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    private ClientFixture client;

    @BeforeEach
    void open() {
        servers.promote(0);
        servers.follow(1, 0);
        client = ClientFixture.of(servers.settings());
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void rolesSwapped_writesGoToNewMaster() {
        client.redis().set("key", "before");
        servers.promote(1);
        servers.follow(0, 1);

        awaitWritesAt(1, client);
    }

    @Test
    void primaryIsReplica_theOtherOneIsTheMaster() {
        try (ClientFixture wrongOrder = ClientFixture
                .of(TestSettings.replicas(List.of(servers.server(1).port(), servers.server(0).port())))) {
            wrongOrder.redis().set("key", "ordered");

            assertThat(servers.raw(0).text("GET", "key")).isEqualTo("ordered");
        }
    }

    @Test
    void onlyReplicaConfigured_itsMasterIsFound() {
        try (ClientFixture alone = ClientFixture.of(TestSettings.replicas(List.of(servers.server(1).port())))) {
            alone.redis().set("key", "followed");

            assertThat(servers.raw(0).text("GET", "key")).isEqualTo("followed");
        }
    }

    @Test
    void roleNotPermitted_theOrderIsTrusted() {
        for (int i = 0; i < 2; i++) {
            servers.raw(i).send("ACL", "SETUSER", "app", "on", ">secret", "~*", "&*", "+@all", "-role");
        }
        try (ClientFixture limited = ClientFixture.of(servers.settings().user("app", "secret"))) {
            limited.redis().set("key", "trusted");

            assertThat(servers.raw(0).text("GET", "key")).isEqualTo("trusted");
        }
    }

    @Test
    void rolesSwapped_readsOfMasterGoToNewMaster() {
        RedisService mayRead = client.redis().with(CallOptions.DEFAULT.readFrom(ReadFrom.PREFER_REPLICA));
        client.redis().set("key", "before");
        servers.forgetGets();
        await().until(() -> mayRead.get("key") != null && servers.gets(1) > 0);
        servers.promote(1);
        servers.follow(0, 1);
        servers.forgetGets();
        servers.raw(1).send("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"); // or it takes a while to be noticed

        await().until(() -> client.redis().get("key") != null && servers.gets(1) > 0);
    }

    private void awaitWritesAt(int index, ClientFixture writer) {
        await().ignoreExceptionsInstanceOf(RedisException.class).untilAsserted(() -> {
            writer.redis().set("key", "at " + index);
            assertThat(servers.raw(index).text("GET", "key")).isEqualTo("at " + index);
            assertThat(servers.raw(index).text("ROLE")).contains("master");
        });
    }
}
