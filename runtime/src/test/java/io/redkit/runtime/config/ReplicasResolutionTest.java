package io.redkit.runtime.config;

import static io.redkit.runtime.config.ConfigurationFixture.keys;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.redkit.runtime.config.Topology.Replicated;

class ReplicasResolutionTest {

    private static final String REPLICAS = "quarkus.redkit.replicas";

    @ParameterizedTest
    @CsvSource({ "url, redis://p:1", "url, rediss://u:x@p:1/3", "host, p" })
    void replicas_ofServerKey_followThePrimary(String key, String primary) {
        ClientSettings settings = keys("quarkus.redkit." + key, primary, REPLICAS, "r:2,s").resolve();

        assertThat(settings.topology()).isEqualTo(new Replicated(
                List.of(settings.endpoint(), new Endpoint("r", 2), new Endpoint("s", 6379))));
        assertThat(settings.endpoint().host()).isEqualTo("p");
    }

    @ParameterizedTest
    @CsvSource({ "REDIS_URL, redis://u:x@p/3", "REDIS_HOST, p" })
    void replicas_ofServerVariable_followThePrimary(String variable, String primary) {
        assertThat(ConfigurationFixture.of(Map.of(REPLICAS, "r:2"), Map.of(variable, primary)).resolve().topology())
                .isEqualTo(new Replicated(List.of(new Endpoint("p", 6379), new Endpoint("r", 2))));
    }

    @Test
    void primaryUrl_withReplicas_givesTheRest() {
        ClientSettings settings = keys("quarkus.redkit.url", "rediss://u:x@p/3", REPLICAS, "r").resolve();

        assertThat(settings.tls()).isTrue();
        assertThat(settings.username()).isEqualTo("u");
        assertThat(settings.database()).isEqualTo(3);
    }

    @Test
    void blankReplicas_areNone() {
        assertThat(keys("quarkus.redkit.host", "h", REPLICAS, " ,").resolve().topology())
                .isEqualTo(new Topology.Standalone());
    }

    @Test
    void replicas_withoutPrimary_areRefusedInAnyMode() {
        assertThat(keys(REPLICAS, "r:2").refusal())
                .contains(REPLICAS + ": has no primary; write quarkus.redkit.url=redis://host:6379");
        assertThat(keys(REPLICAS, "r:2").inDevelopment().refusal()).contains(REPLICAS + ": has no primary");
    }

    @Test
    void unixPrimary_isRefused() {
        assertThat(keys("quarkus.redkit.url", "unix:///run/redis", REPLICAS, "r:2").refusal())
                .contains("quarkus.redkit.url: is a Unix domain socket");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
            "redis://:secret@r:2 'entry 1 is a URL'",
            "r:2,unix:///run/secret 'entry 2 is a URL'",
            "r:2,/run/secret 'entry 2 is the path of a socket'",
            "r:2,s:0 'entry 2 is no address'" })
    void replicas_malformed_areRefused(String replicas, String problem) {
        assertThat(keys("quarkus.redkit.host", "p", REPLICAS, replicas).refusal()).contains(REPLICAS + ": " + problem)
                .doesNotContain("secret");
    }

    @Test
    void primaryAmongReplicas_isDroppedWithWarning() {
        ConfigurationFixture configuration = keys("quarkus.redkit.host", "p", REPLICAS, "r:2,p:6379,r:2");

        assertThat(((Replicated) configuration.resolve().topology()).servers()).hasSize(2);
        assertThat(configuration.resolveAll().warnings()).containsExactly(
                REPLICAS + ": names p:6379 more than once; once is enough",
                REPLICAS + ": names r:2 more than once; once is enough");
    }
}
