package io.redkit.deployment.devservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.redkit.runtime.config.RedkitConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

class ClientKeysTest {

    private static final ClientKeys DEFAULT = new ClientKeys(RedkitConfig.DEFAULT_CLIENT);
    private static final ClientKeys CACHE = new ClientKeys("cache");

    @ParameterizedTest
    @ValueSource(strings = { "quarkus.redkit.url", "quarkus.redkit.host", "quarkus.redkit.cluster-nodes",
            "quarkus.redkit.cluster-nodes[0]", "quarkus.redkit.sentinel.nodes", "quarkus.redkit.sentinel.nodes[0]",
            "quarkus.redkit.sentinel.master-name", "quarkus.redkit.replicas", "REDIS_URL", "REDIS_HOST",
            "REDIS_CLUSTER_NODES" })
    void isConfigured_defaultClientWithServer_isTrue(String key) {
        assertThat(DEFAULT.isConfigured(config(Map.of(key, "here")))).isTrue();
        assertThat(CACHE.isConfigured(config(Map.of(key, "here")))).as("other client").isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "quarkus.redkit.\"cache\".url", "quarkus.redkit.cache.host",
            "quarkus.redkit.\"cache\".cluster-nodes" })
    void isConfigured_namedClientWithServer_isTrue(String key) {
        assertThat(CACHE.isConfigured(config(Map.of(key, "here")))).isTrue();
        assertThat(DEFAULT.isConfigured(config(Map.of(key, "here")))).as("other client").isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "quarkus.redkit.password", "quarkus.redkit.port", "quarkus.redkit.sentinel.password",
            "REDIS_PASSWORD" })
    void isConfigured_otherKeysOnly_isFalse(String key) {
        assertThat(DEFAULT.isConfigured(config(Map.of(key, "1")))).isFalse();
    }

    @Test
    void isConfigured_blankValue_isFalse() {
        assertThat(DEFAULT.isConfigured(config(Map.of("REDIS_URL", " ", "quarkus.redkit.url", "${NOT_THERE:}")))).isFalse();
    }

    @Test
    void isActive_notSet_isTrue() {
        assertThat(CACHE.isActive(config(Map.of("quarkus.redkit.active", "false")))).isTrue();
        assertThat(DEFAULT.isActive(config(Map.of("quarkus.redkit.active", "false")))).isFalse();
    }

    private static Config config(Map<String, String> values) {
        return new SmallRyeConfigBuilder().addDefaultInterceptors().withDefaultValues(values).build();
    }
}
