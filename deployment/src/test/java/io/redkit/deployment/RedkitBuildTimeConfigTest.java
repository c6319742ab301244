package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.redkit.deployment.RedkitBuildTimeConfig.Provider;
import io.redkit.runtime.config.RedkitConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

class RedkitBuildTimeConfigTest {

    @Test
    void clients_rootKeys_belongToTheDefaultClient() {
        RedkitBuildTimeConfig config = map(Map.of("quarkus.redkit.devservices.provider", "embedded",
                "quarkus.redkit.devservices.server-args", "--maxmemory,64mb"));
        assertThat(devServices(config, RedkitConfig.DEFAULT_CLIENT).provider()).isEqualTo(Provider.EMBEDDED);
        assertThat(devServices(config, "cache").provider()).isEqualTo(Provider.AUTO);
    }

    @Test
    void clients_namedKeys_belongToTheNamedClient() {
        RedkitBuildTimeConfig config = map(Map.of("quarkus.redkit.\"cache\".devservices.enabled", "false",
                "quarkus.redkit.\"cache\".devservices.port", "7001"));
        assertThat(devServices(config, "cache").enabled()).isFalse();
        assertThat(devServices(config, "cache").port()).hasValue(7001);
        assertThat(devServices(config, RedkitConfig.DEFAULT_CLIENT).enabled()).isTrue();
    }

    @Test
    void health_switchedOff_isNoClient() {
        RedkitBuildTimeConfig config = map(Map.of("quarkus.redkit.health.enabled", "false"));
        assertThat(config.health().enabled()).isFalse();
        assertThat(config.clients()).doesNotContainKey("health");
    }

    @Test
    void health_notSet_isOn() {
        assertThat(map(Map.of()).health().enabled()).isTrue();
    }

    @Test
    void runTimeClients_healthSwitchedOff_haveNoClientOfThatName() {
        assertThat(mapAs(RedkitConfig.class, Map.of("quarkus.redkit.health.enabled", "false")).clients())
                .doesNotContainKey("health");
    }

    @Test
    void runTimeClients_devServicesKeys_haveNoClientOfThatName() {
        assertThat(mapAs(RedkitConfig.class, Map.of("quarkus.redkit.devservices.enabled", "false")).clients())
                .doesNotContainKey("devservices");
    }

    private static RedkitBuildTimeConfig.DevServices devServices(RedkitBuildTimeConfig config, String client) {
        return config.clients().get(client).devservices();
    }

    private static RedkitBuildTimeConfig map(Map<String, String> values) {
        return mapAs(RedkitBuildTimeConfig.class, values);
    }

    // Like Quarkus, which maps both and looks for unknown keys itself.
    private static <T> T mapAs(Class<T> mapping, Map<String, String> values) {
        return new SmallRyeConfigBuilder().addDefaultInterceptors().addDiscoveredConverters().withDefaultValues(values)
                .withMapping(mapping).withValidateUnknown(false).build().getConfigMapping(mapping);
    }
}
