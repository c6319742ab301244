package io.redkit.runtime.config;

import static io.redkit.runtime.config.ConfigurationFixture.keys;
import static io.redkit.runtime.config.ConfigurationFixture.variables;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.redkit.runtime.config.Topology.Cluster;

class ClusterNodesTest {

    private static final String NODES = "quarkus.redkit.cluster-nodes";

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
            "a:1,b:2 a:1 b:2",
            "a,b a:6379 b:6379",
            "[::1]:1,[::2]:2 [::1]:1 [::2]:2",
            "my_redis:1,10.0.0.7:2 my_redis:1 10.0.0.7:2",
            "redis://a:1,redis://b a:1 b:6379",
            "redis://a:1,valkey://b:2 a:1 b:2",
            "redis://a:1/,redis://b:2/0 a:1 b:2" })
    void nodes_inAnyForm_areSeeds(String nodes, String first, String second) {
        assertThat(seeds(keys(NODES, nodes))).extracting(Endpoint::toString).containsExactly(first, second);
        assertThat(seeds(variables("REDIS_CLUSTER_NODES", nodes))).extracting(Endpoint::toString)
                .containsExactly(first, second);
    }

    @Test
    void nodes_withSpacesAndEmptyEntries_areSeeds() {
        assertThat(seeds(variables("REDIS_CLUSTER_NODES", " a:1, b:2 c:3,, "))).extracting(Endpoint::host)
                .containsExactly("a", "b", "c");
        assertThat(seeds(keys(NODES, "a:1, b:2,"))).extracting(Endpoint::host).containsExactly("a", "b");
    }

    @Test
    void nodes_asIndexedKeys_areSeeds() {
        assertThat(seeds(keys(NODES + "[0]", "a:1", NODES + "[1]", "b:2"))).extracting(Endpoint::host)
                .containsExactly("a", "b");
    }

    @Test
    void singleNode_isConfigurationEndpoint() {
        ClientSettings settings = keys(NODES, "cluster.example.com:7").resolve();

        assertThat(settings.topology()).isEqualTo(new Cluster(List.of(new Endpoint("cluster.example.com", 7)), Map.of(),
                Duration.ofSeconds(60), 5));
        assertThat(settings.endpoint()).isEqualTo(new Endpoint("cluster.example.com", 7));
    }

    @Test
    void nodesOfNamedClient_areSeeds() {
        assertThat(keys("quarkus.redkit.\"c\".cluster-nodes", "a:1").resolve("c").topology()).isInstanceOf(Cluster.class);
    }

    @Test
    void urls_withCredentialsAndTls_setThem() {
        String nodes = "rediss://u:p@a:1,rediss://u:p@b:2";

        for (ConfigurationFixture each : List.of(keys(NODES, nodes), variables("REDIS_CLUSTER_NODES", nodes))) {
            ClientSettings settings = each.resolve();
            assertThat(settings.tls()).isTrue();
            assertThat(settings.username()).isEqualTo("u");
            assertThat(settings.password()).isEqualTo(new Secret("p"));
        }
    }

    @Test
    void urlsOfVariable_belowCredentialKeys_giveWay() {
        ClientSettings settings = ConfigurationFixture.of(
                Map.of("quarkus.redkit.username", "key", "quarkus.redkit.password", "secret"),
                Map.of("REDIS_CLUSTER_NODES", "redis://u:p@a:1")).resolve();

        assertThat(settings.username()).isEqualTo("key");
        assertThat(settings.password()).isEqualTo(new Secret("secret"));
    }

    @Test
    void plainNodes_withTlsKeyAndCredentialVariables_takeThem() {
        ClientSettings settings = ConfigurationFixture.of(Map.of(NODES, "a:1", "quarkus.redkit.tls", "true"),
                Map.of("REDIS_PASSWORD", "p")).resolve();

        assertThat(settings.tls()).isTrue();
        assertThat(settings.password()).isEqualTo(new Secret("p"));
    }

    @Test
    void key_aboveServerVariables_wins() {
        assertThat(seeds(ConfigurationFixture.of(Map.of(NODES, "key:1"), Map.of("REDIS_CLUSTER_NODES", "://", "REDIS_URL",
                "redis://env")))).containsExactly(new Endpoint("key", 1));
        assertThat(ConfigurationFixture.of(Map.of("quarkus.redkit.host", "key"), Map.of("REDIS_CLUSTER_NODES", "env:1"))
                .resolve().topology()).isEqualTo(new Topology.Standalone());
    }

    @Test
    void duplicate_isDroppedWithWarning() {
        ConfigurationFixture configuration = keys(NODES, "a:1,b:2,a:1");

        assertThat(seeds(configuration)).extracting(Endpoint::host).containsExactly("a", "b");
        assertThat(configuration.resolveAll().warnings())
                .containsExactly(NODES + ": names a:1 more than once; once is enough");
    }

    @Test
    void portKey_isWarnedAbout() {
        assertThat(keys(NODES, "a:1", "quarkus.redkit.port", "7").resolveAll().warnings())
                .containsExactly("quarkus.redkit.port: has no effect with " + NODES);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
            "redis://a:1,rediss://b:2 'entry 2 has another scheme than the first node'",
            "redis://secret:p@a:1,redis://v:p@b:2 'entry 2 has another user name than the first node'",
            "redis://secret:p@a:1,redis://b:2 'entry 2 has another user name than the first node'",
            "redis://:secret@a:1,redis://:q@b:2 'entry 2 has another password than the first node'",
            "redis://a:1,b:2 'has URLs and plain addresses; write all nodes in the same way'",
            "redis://a:1,redis://b:2/3 'entry 2 names database 3, and a cluster has database 0 only'",
            "unix:///run/secret 'entry 1 is a Unix domain socket'",
            "a:1,secret@b:2 'entry 2 has a user or password and no scheme'",
            "a:1,b:x 'entry 2 is no address; write host:port, or redis://host:port'",
            "a:1,b:0 'entry 2 is no address'",
            "a:1,::1 'entry 2 is no address'",
            "a:1,[::1]x:2 'entry 2 is no address'",
            "a:1,[b]:2 'entry 2 is no address'",
            "http://a:1 'unknown scheme'",
            "redis://a:x 'has a port that is not'" })
    void nodes_malformedOrDisagreeing_areRefused(String nodes, String problem) {
        assertThat(keys(NODES, nodes).refusal()).contains(NODES + ": ", problem).doesNotContain("secret");
        assertThat(variables("REDIS_CLUSTER_NODES", nodes).refusal()).contains("REDIS_CLUSTER_NODES: ", problem)
                .doesNotContain("secret");
    }

    @Test
    void nodes_withSeveralProblems_areReportedTogether() {
        assertThat(keys(NODES, "a:x,redis://b:x,c:1", "quarkus.redkit.cluster.max-redirects", "0",
                "quarkus.redkit.database", "3").refusal())
                .contains("4 problems", "entry 1 is no address", "redis://*** has a port",
                        "cluster.max-redirects: 0 is out of range", "quarkus.redkit.database: 3 is no database");
        assertThat(variables("REDIS_CLUSTER_NODES", "a:x", "REDIS_DB", "3").refusal())
                .contains("2 problems", "entry 1 is no address", "REDIS_DB: 3 is no database");
    }

    @Test
    void database_ofKeyOrVariable_isRefused() {
        assertThat(keys(NODES, "a:1", "quarkus.redkit.database", "3").refusal())
                .contains("quarkus.redkit.database: 3 is no database of a cluster, which has 0 only");
        assertThat(variables("REDIS_CLUSTER_NODES", "a:1", "REDIS_DB", "3").refusal())
                .contains("REDIS_DB: 3 is no database of a cluster, which has 0 only; remove it");
    }

    @Test
    void database_zero_isTaken() {
        assertThat(ConfigurationFixture.of(Map.of(NODES, "a:1", "quarkus.redkit.database", "0"), Map.of("REDIS_DB", "3"))
                .resolve().database()).isZero();
    }

    private static List<Endpoint> seeds(ConfigurationFixture configuration) {
        return assertThat(configuration.resolve().topology()).asInstanceOf(type(Cluster.class)).actual().seeds();
    }
}
