package io.redkit.runtime.config;

import static io.redkit.runtime.config.ConfigurationFixture.keys;
import static io.redkit.runtime.config.ConfigurationFixture.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.redkit.ReadFrom;
import io.redkit.runtime.config.Topology.Cluster;
import io.redkit.runtime.config.Topology.Sentinel;

class TopologyResolutionTest {

    private static final String MAP = "quarkus.redkit.address-map.";
    private static final String INTERVAL = "quarkus.redkit.cluster.refresh-interval";
    private static final String REDIRECTS = "quarkus.redkit.cluster.max-redirects";
    private static final String READ_FROM = "quarkus.redkit.read-from";

    @Test
    void clusterKeys_areTaken() {
        Cluster cluster = (Cluster) cluster(INTERVAL, "5s", REDIRECTS, "100").resolve().topology();

        assertThat(cluster.refreshInterval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(cluster.maxRedirects()).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "-1s" })
    void refreshInterval_notPositive_isRefused(String interval) {
        assertThat(cluster(INTERVAL, interval).refusal()).contains(INTERVAL + ": ", " is out of range; write a time");
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "-1", "101" })
    void maxRedirects_outOfRange_isRefused(String most) {
        assertThat(cluster(REDIRECTS, most).refusal())
                .contains(REDIRECTS + ": " + most + " is out of range; write a number from 1 to 100");
    }

    @Test
    void addressMap_isThatOfClusterAndSentinel() {
        Map<Endpoint, Endpoint> mapped = Map.of(new Endpoint("10.0.0.7", 6379), new Endpoint("localhost", 7001),
                new Endpoint("::1", 2), new Endpoint("::2", 3));

        assertThat(((Cluster) cluster(MAP + "\"10.0.0.7:6379\"", "localhost:7001", MAP + "\"[::1]:2\"", "[::2]:3").resolve()
                .topology()).addressMap()).isEqualTo(mapped);
        assertThat(((Sentinel) keys("quarkus.redkit.sentinel.nodes", "a", "quarkus.redkit.sentinel.master-name", "m",
                MAP + "\"10.0.0.7:6379\"", "localhost:7001", MAP + "\"[::1]:2\"", "[::2]:3").resolve().topology())
                .addressMap()).isEqualTo(mapped);
    }

    @ParameterizedTest
    @CsvSource({ "a, b:1, key", "a:1, b, value", "a:1, redis://b:1, value", "a:1, b:x, value", "a:0, b:1, key" })
    void addressMap_malformed_isRefused(String announced, String reachable, String side) {
        assertThat(cluster(MAP + '"' + announced + '"', reachable).refusal())
                .contains(MAP + '"' + announced + "\": its " + side + " is no address; write host:port on both sides");
    }

    @Test
    void addressMap_ofSingleServer_isWarnedAbout() {
        assertThat(keys("quarkus.redkit.host", "h", MAP + "\"a:1\"", "b:2").resolveAll().warnings())
                .containsExactly("quarkus.redkit.address-map: has no effect without quarkus.redkit.cluster-nodes and"
                        + " quarkus.redkit.sentinel.nodes");
    }

    @Test
    void readFrom_notSet_isMaster() {
        assertThat(cluster().resolve().readFrom()).isEqualTo(ReadFrom.MASTER);
    }

    @ParameterizedTest
    @CsvSource({ "master, MASTER", "prefer-replica, PREFER_REPLICA", "any, ANY", "lowest-latency, LOWEST_LATENCY",
            "PREFER_REPLICA, PREFER_REPLICA" })
    void readFrom_anyPolicy_isTakenWithoutWarning(String text, ReadFrom policy) {
        assertThat(cluster(READ_FROM, text).resolve().readFrom()).isEqualTo(policy);
        assertThat(cluster(READ_FROM, text).resolveAll().warnings()).isEmpty();
    }

    @Test
    void readFrom_ofSingleServer_isWarnedAbout() {
        assertThat(keys("quarkus.redkit.host", "h", READ_FROM, "any").resolveAll().warnings()).containsExactly(
                READ_FROM + ": has no effect with a single server; write quarkus.redkit.replicas=host:port for its replicas");
        assertThat(keys("quarkus.redkit.host", "h", READ_FROM, "master").resolveAll().warnings()).isEmpty();
        assertThat(keys("quarkus.redkit.host", "h", "quarkus.redkit.replicas", "r", READ_FROM, "any").resolveAll().warnings())
                .isEmpty();
    }

    private static ConfigurationFixture cluster(String... more) {
        Map<String, String> keys = new HashMap<>(map("quarkus.redkit.cluster-nodes", "a:1"));
        keys.putAll(map(more));
        return ConfigurationFixture.of(keys, Map.of());
    }
}
