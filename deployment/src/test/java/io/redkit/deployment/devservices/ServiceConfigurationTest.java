package io.redkit.deployment.devservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import io.redkit.deployment.RedkitBuildTimeConfig.Topology;
import io.redkit.runtime.config.RedkitConfig;

class ServiceConfigurationTest {

    private static final RunningRedis ONE = redis(List.of("localhost:1"), null);
    private static final RunningRedis TWO = redis(List.of("localhost:1", "localhost:2"), null);
    private static final RunningRedis SECURED = redis(List.of("localhost:1"), "/tls/redis.crt");

    @Test
    void of_standalone_isTheUrl() {
        assertThat(configuration(RedkitConfig.DEFAULT_CLIENT, Topology.STANDALONE, ONE))
                .isEqualTo(Map.of("quarkus.redkit.url", "redis://localhost:1"));
    }

    @Test
    void of_cluster_areItsNodes() {
        assertThat(configuration("cache", Topology.CLUSTER, TWO))
                .isEqualTo(Map.of("quarkus.redkit.\"cache\".cluster-nodes", "localhost:1,localhost:2"));
    }

    @Test
    void of_sentinels_areTheyAndTheMaster() {
        assertThat(configuration(RedkitConfig.DEFAULT_CLIENT, Topology.SENTINEL, TWO))
                .isEqualTo(Map.of("quarkus.redkit.sentinel.nodes", "localhost:1,localhost:2",
                        "quarkus.redkit.sentinel.master-name", "mymaster"));
    }

    @Test
    void of_tls_namesAnEntryThatTrustsTheCertificate() {
        assertThat(configuration("cache", Topology.STANDALONE, SECURED)).isEqualTo(Map.of(
                "quarkus.redkit.\"cache\".url", "rediss://localhost:1",
                "quarkus.redkit.\"cache\".tls", "true",
                "quarkus.redkit.\"cache\".tls-configuration-name", "redkit-dev-cache",
                "quarkus.tls.\"redkit-dev-cache\".trust-store.pem.certs", "/tls/redis.crt"));
    }

    @Test
    void prompt_clusterWithTls_followsRedirectionsAndTrustsTheCertificate() {
        assertThat(redis(List.of("redis:1", "redis:2"), "/tls/redis.crt").prompt())
                .isEqualTo("redis-cli -c --tls --cacert /tls/redis.crt -h redis -p 1");
    }

    @Test
    void password_amongTheArguments_isKnown() {
        ServerRequest request = new ServerRequest(Topology.CLUSTER, false, OptionalInt.empty(),
                List.of("--requirepass", "open-sesame"));
        assertThat(request.password()).contains("open-sesame");
        assertThat(request.toString()).doesNotContain("open-sesame");
    }

    private static Map<String, String> configuration(String client, Topology topology, RunningRedis redis) {
        ServerRequest request = new ServerRequest(topology, redis.authority().isPresent(), OptionalInt.empty(), List.of());
        return new ServiceConfiguration(new ClientKeys(client), request).of(redis);
    }

    private static RunningRedis redis(List<String> addresses, String authority) {
        return new RunningRedis("Redis", Topology.CLUSTER, addresses, Optional.ofNullable(authority).map(Path::of), null,
                () -> {
                });
    }
}
