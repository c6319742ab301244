package io.redkit.runtime.config;

import static io.redkit.runtime.config.ConfigurationFixture.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.redkit.runtime.config.Topology.Sentinel;

class SentinelResolutionTest {

    private static final String PREFIX = "quarkus.redkit.sentinel.";
    private static final String NODES = PREFIX + "nodes";
    private static final String MASTER = PREFIX + "master-name";

    @Test
    void masterNameAndNodes_areTaken() {
        ClientSettings settings = sentinel().resolve();

        assertThat(settings.topology()).isEqualTo(new Sentinel("main",
                List.of(new Endpoint("a", 1), new Endpoint("b", 26379)), null, null, false, null, Map.of()));
        assertThat(settings.endpoint()).isEqualTo(new Endpoint("a", 1));
    }

    @Test
    void accessToSentinels_isTheirOwn() {
        ClientSettings settings = sentinel(PREFIX + "username", "su", PREFIX + "password", "sp", PREFIX + "tls", "true",
                PREFIX + "tls-configuration-name", "st", "quarkus.redkit.username", "u", "quarkus.redkit.password", "p")
                .resolve();

        Sentinel sentinel = (Sentinel) settings.topology();
        assertThat(sentinel.username()).isEqualTo("su");
        assertThat(sentinel.password()).isEqualTo(new Secret("sp"));
        assertThat(sentinel.tls()).isTrue();
        assertThat(sentinel.tlsConfigurationName()).isEqualTo("st");
        assertThat(settings.username()).isEqualTo("u");
        assertThat(settings.password()).isEqualTo(new Secret("p"));
        assertThat(settings.tls()).isFalse();
    }

    @Test
    void passwordOfServers_isNotThatOfSentinels() {
        Sentinel sentinel = (Sentinel) sentinel("quarkus.redkit.username", "u", "quarkus.redkit.password", "p").resolve()
                .topology();

        assertThat(sentinel.username()).isNull();
        assertThat(sentinel.password()).isNull();
    }

    @Test
    void tlsOfSentinels_notSet_isThatOfServers() {
        Sentinel sentinel = (Sentinel) sentinel("quarkus.redkit.tls", "true", "quarkus.redkit.tls-configuration-name", "t")
                .resolve().topology();

        assertThat(sentinel.tls()).isTrue();
        assertThat(sentinel.tlsConfigurationName()).isEqualTo("t");
    }

    @Test
    void tlsOfSentinels_switchedOff_isOff() {
        ClientSettings settings = sentinel("quarkus.redkit.tls", "true", PREFIX + "tls", "false").resolve();

        assertThat(settings.tls()).isTrue();
        assertThat(((Sentinel) settings.topology()).tls()).isFalse();
    }

    @Test
    void database_isThatOfTheServers() {
        assertThat(sentinel("quarkus.redkit.database", "3").resolve().database()).isEqualTo(3);
    }

    @Test
    void serverVariables_belowSentinelKeys_areNotRead() {
        ClientSettings settings = ConfigurationFixture.of(map(NODES, "a:1", MASTER, "main"),
                map("REDIS_URL", "redis://u:p@env/3", "REDIS_CLUSTER_NODES", "env:1", "REDIS_PASSWORD", "variable")).resolve();

        assertThat(settings.topology()).isInstanceOf(Sentinel.class);
        assertThat(settings.password()).isEqualTo(new Secret("variable"));
        assertThat(settings.database()).isZero();
    }

    @Test
    void namedClient_hasItsOwn() {
        assertThat(ConfigurationFixture.keys("quarkus.redkit.\"c\".sentinel.nodes", "a:1",
                "quarkus.redkit.\"c\".sentinel.master-name", "main").resolve("c").topology()).isInstanceOf(Sentinel.class);
    }

    @Test
    void nodes_withoutMasterName_areRefused() {
        assertThat(ConfigurationFixture.keys(NODES, "a:1").refusal())
                .contains(MASTER + ": is missing beside " + NODES + "; write what the sentinels call the master");
    }

    @Test
    void masterName_withoutNodes_isRefused() {
        assertThat(ConfigurationFixture.keys(MASTER, "main").refusal())
                .contains(NODES + ": is missing beside " + MASTER + "; write the sentinels as host:port");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
            "redis://u:secret@a:1 'entry 1 is a URL; write host:port alone'",
            "a:1,secret@b:1 'entry 2 has a user or password; write host:port alone'",
            "unix:///run/secret 'entry 1 is a URL'",
            "/run/secret 'entry 1 is the path of a socket, which works for a single server only'",
            "a:1,b:x 'entry 2 is no address; write host:port'" })
    void nodes_malformed_areRefused(String nodes, String problem) {
        assertThat(ConfigurationFixture.keys(NODES, nodes, MASTER, "main").refusal()).contains(NODES + ": " + problem)
                .doesNotContain("secret");
    }

    @Test
    void duplicateNode_isDroppedWithWarning() {
        ConfigurationFixture configuration = ConfigurationFixture.keys(NODES, "a,a:26379", MASTER, "main");

        assertThat(((Sentinel) configuration.resolve().topology()).sentinels()).hasSize(1);
        assertThat(configuration.resolveAll().warnings())
                .containsExactly(NODES + ": names a:26379 more than once; once is enough");
    }

    @Test
    void username_withoutPassword_isRefused() {
        assertThat(sentinel(PREFIX + "username", "u").refusal())
                .contains(PREFIX + "username: has a user name and no password; set " + PREFIX + "password");
    }

    @Test
    void sentinel_withSeveralProblems_isRefusedForAll() {
        assertThat(ConfigurationFixture.keys(NODES, "a:x", PREFIX + "username", "u").refusal())
                .contains("3 problems", NODES + ": entry 1", MASTER + ": is missing", PREFIX + "username: ");
    }

    @Test
    void usernameDefault_withoutPassword_isNone() {
        assertThat(((Sentinel) sentinel(PREFIX + "username", "default").resolve().topology()).username()).isNull();
    }

    @Test
    void tlsConfigurationNameOfServers_usedForSentinelsOnly_isNotWarnedAbout() {
        ConfigurationFixture configuration = sentinel(PREFIX + "tls", "true", "quarkus.redkit.tls-configuration-name", "t");

        assertThat(((Sentinel) configuration.resolve().topology()).tlsConfigurationName()).isEqualTo("t");
        assertThat(configuration.resolveAll().warnings()).isEmpty();
    }

    @Test
    void tlsConfigurationName_withoutTls_isWarnedAbout() {
        assertThat(sentinel(PREFIX + "tls-configuration-name", "t").resolveAll().warnings())
                .containsExactly(PREFIX + "tls-configuration-name: has no effect without TLS; write " + PREFIX + "tls=true");
    }

    @Test
    void accessToSentinels_withoutNodes_isWarnedAbout() {
        assertThat(ConfigurationFixture.keys("quarkus.redkit.host", "h", PREFIX + "password", "p").resolveAll().warnings())
                .containsExactly("quarkus.redkit.sentinel: has no effect without " + NODES);
    }

    private static ConfigurationFixture sentinel(String... more) {
        Map<String, String> keys = new HashMap<>(map(NODES, "a:1,b", MASTER, "main"));
        keys.putAll(map(more));
        return ConfigurationFixture.of(keys, Map.of());
    }
}
