package io.redkit.runtime.config;

import static io.redkit.runtime.config.ConfigurationFixture.keys;
import static io.redkit.runtime.config.ConfigurationFixture.map;
import static io.redkit.runtime.config.ConfigurationFixture.variables;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerResolutionTest {

    @ParameterizedTest
    @CsvSource({ "h, h:7", "my_redis, my_redis:7", "10.0.0.7, 10.0.0.7:7", "::1, [::1]:7", "[::1], [::1]:7" })
    void hostKey_withPortKey_isTaken(String host, String endpoint) {
        assertThat(keys("quarkus.redkit.host", host, "quarkus.redkit.port", "7").resolve().endpoint()).hasToString(endpoint);
    }

    @Test
    void hostKey_withoutPort_takesDefaultPort() {
        assertThat(keys("quarkus.redkit.host", "h").resolve().endpoint()).isEqualTo(new Endpoint("h", 6379));
    }

    @Test
    void anyServerKey_silencesAllServerVariables() {
        ClientSettings settings = ConfigurationFixture.of(Map.of("quarkus.redkit.host", "key"), map(
                "REDIS_URL", "rediss://u:p@env:7/5", "REDIS_HOST", "env", "REDIS_PORT", "8", "REDIS_CLUSTER_NODES", "env:1"))
                .resolve();

        assertThat(settings.endpoint()).isEqualTo(new Endpoint("key", 6379));
        assertThat(settings.tls()).isFalse();
        assertThat(settings.username()).isNull();
        assertThat(settings.password()).isNull();
        assertThat(settings.database()).isZero();
    }

    @Test
    void malformedVariables_belowServerKey_areNotRead() {
        assertThat(ConfigurationFixture.of(Map.of("quarkus.redkit.url", "redis://key/1", "quarkus.redkit.username", "u",
                "quarkus.redkit.password", "p"),
                map("REDIS_URL", "nonsense", "REDIS_PORT", "x", "REDIS_DB", "x", "REDIS_TLS", "x")).resolve().endpoint())
                .isEqualTo(new Endpoint("key", 6379));
    }

    @Test
    void hostVariables_areTaken() {
        assertThat(variables("REDIS_HOST", "h", "REDIS_PORT", "7").resolve().endpoint()).isEqualTo(new Endpoint("h", 7));
    }

    @Test
    void urlVariable_besideHostVariable_wins() {
        assertThat(variables("REDIS_URL", "redis://url", "REDIS_HOST", "h", "REDIS_PORT", "7").resolve().endpoint())
                .isEqualTo(new Endpoint("url", 6379));
    }

    @ParameterizedTest
    @CsvSource({ "REDIS_URL, redis://h:1", "REDIS_HOST, h" })
    void portKey_aboveServerVariable_wins(String variable, String value) {
        assertThat(ConfigurationFixture.of(Map.of("quarkus.redkit.port", "7"), Map.of(variable, value)).resolve().endpoint())
                .isEqualTo(new Endpoint("h", 7));
    }

    @Test
    void portVariable_ofKubernetesServiceLink_countsAsItsPort() {
        assertThat(variables("REDIS_HOST", "h", "REDIS_PORT", "tcp://10.0.0.11:7000").resolve().endpoint())
                .isEqualTo(new Endpoint("h", 7000));
    }

    @Test
    void nothing_inProduction_namesKeyAndVariable() {
        assertThat(keys().refusal()).contains("quarkus.redkit.url: no Redis server is configured; write"
                + " quarkus.redkit.url=redis://host:6379, or set the environment variable REDIS_URL");
    }

    @Test
    void nothing_inDevelopment_isLocalhost() {
        assertThat(keys().inDevelopment().resolve().endpoint()).isEqualTo(new Endpoint("localhost", 6379));
    }

    @Test
    void portVariableAlone_inDevelopment_isPortOfLocalhost() {
        assertThat(variables("REDIS_PORT", "7").inDevelopment().resolve().endpoint()).isEqualTo(new Endpoint("localhost", 7));
    }

    @ParameterizedTest
    @CsvSource({
            "url, redis://h, host, h",
            "url, redis://h, cluster-nodes, 'a:1,b:2'",
            "host, h, cluster-nodes, 'a:1,b:2'",
            "url, redis://h, sentinel.nodes, a:1",
            "host, h, sentinel.master-name, main",
            "cluster-nodes, a:1, sentinel.nodes, b:1",
            "cluster-nodes, a:1, replicas, b:1",
            "sentinel.nodes, a:1, replicas, b:1" })
    void serverKeys_together_areRefused(String first, String one, String second, String other) {
        assertThat(keys("quarkus.redkit." + first, one, "quarkus.redkit." + second, other).refusal())
                .contains("quarkus.redkit." + first + ": is set together with quarkus.redkit." + second);
    }

    @Test
    void urlAndClusterVariables_together_areRefused() {
        assertThat(variables("REDIS_URL", "redis://h", "REDIS_CLUSTER_NODES", "a:1").refusal())
                .contains("REDIS_URL: is set together with REDIS_CLUSTER_NODES");
    }

    @Test
    void hostAndClusterVariables_together_areRefused() {
        assertThat(variables("REDIS_HOST", "h", "REDIS_CLUSTER_NODES", "a:1").refusal())
                .contains("REDIS_HOST: is set together with REDIS_CLUSTER_NODES");
    }

    @Test
    void replicasKeyAndClusterVariable_together_areRefused() {
        assertThat(ConfigurationFixture.of(Map.of("quarkus.redkit.replicas", "r:1"), Map.of("REDIS_CLUSTER_NODES", "a:1"))
                .refusal()).contains("quarkus.redkit.replicas: is set together with REDIS_CLUSTER_NODES");
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "-1", "65536" })
    void portKey_outOfRange_isRefused(String port) {
        assertThat(keys("quarkus.redkit.host", "h", "quarkus.redkit.port", port).refusal())
                .contains("quarkus.redkit.port: " + port + " is no TCP port; write a number from 1 to 65535");
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "65536", "x", "-7", "tcp://x" })
    void portVariable_malformed_isRefused(String port) {
        assertThat(variables("REDIS_HOST", "h", "REDIS_PORT", port).refusal())
                .contains("REDIS_PORT: is no TCP port; write a number from 1 to 65535, or set quarkus.redkit.port");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
            "redis://u:secret@h 'is a URL and not a host; move it to quarkus.redkit.url'",
            "secret@h 'is a URL'",
            "h:6379 'the port at quarkus.redkit.port'",
            "/run/secret 'quarkus.redkit.url=unix:///path/to/socket'",
            "a,b 'more than one host'",
            "[h] 'neither a host name'",
            "h/0 'neither a host name'" })
    void hostKey_malformed_isRefusedWithHint(String host, String hint) {
        assertThat(keys("quarkus.redkit.host", host).refusal()).contains("quarkus.redkit.host: ", hint)
                .doesNotContain("secret");
    }

    @Test
    void hostVariable_withPort_isRefusedWithNamesOfVariables() {
        assertThat(variables("REDIS_HOST", "h:1").refusal()).contains("REDIS_HOST: has a ':'", "REDIS_PORT");
    }

    @Test
    void portKey_besideUrlKey_isWarnedAbout() {
        ResolvedClients resolved = keys("quarkus.redkit.url", "redis://h", "quarkus.redkit.port", "7").resolveAll();

        assertThat(resolved.warnings())
                .containsExactly("quarkus.redkit.port: has no effect with quarkus.redkit.url");
    }

    @Test
    void foreignParameter_ofUrl_isWarnedAbout() {
        assertThat(variables("REDIS_URL", "redis://h?family=0").resolveAll().warnings())
                .containsExactly("REDIS_URL: has parameters that mean nothing here; only 'db' does");
    }
}
