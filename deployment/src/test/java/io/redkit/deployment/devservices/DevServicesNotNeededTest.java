package io.redkit.deployment.devservices;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.runtime.config.RedkitConfig;

class DevServicesNotNeededTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = DevServicesApp.using(RedkitConfig.DEFAULT_CLIENT, "configured", "disabled", "inactive")
            .overrideConfigKey("REDIS_HOST", "redis.example")
            .overrideConfigKey("quarkus.redkit.\"configured\".url", "redis://redis.example")
            .overrideConfigKey("quarkus.redkit.\"disabled\".devservices.enabled", "false")
            .overrideConfigKey("quarkus.redkit.\"inactive\".active", "false")
            .setLogRecordPredicate(record -> record.getLoggerName().startsWith("io.redkit"))
            .assertLogRecords(records -> assertThat(records).isEmpty());

    @Test
    void defaultClient_hostInTheEnvironment_keepsIt() {
        assertThat(DevServicesApp.value("quarkus.redkit.url")).isEmpty();
    }

    @Test
    void namedClient_configured_keepsItsUrl() {
        assertThat(DevServicesApp.value("quarkus.redkit.\"configured\".url")).contains("redis://redis.example");
    }

    @Test
    void namedClient_devServicesOff_getsNothing() {
        assertThat(DevServicesApp.value("quarkus.redkit.\"disabled\".url")).isEmpty();
    }

    @Test
    void namedClient_inactive_getsNothing() {
        assertThat(DevServicesApp.value("quarkus.redkit.\"inactive\".url")).isEmpty();
    }
}
