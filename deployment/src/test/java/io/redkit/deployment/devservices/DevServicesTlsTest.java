package io.redkit.deployment.devservices;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.RedisClientName;
import io.redkit.RedisService;

class DevServicesTlsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withEmptyApplication()
            .overrideConfigKey("quarkus.redkit.devservices.provider", "embedded")
            .overrideConfigKey("quarkus.redkit.devservices.tls", "true")
            .overrideConfigKey("quarkus.redkit.\"cache\".devservices.provider", "embedded")
            .overrideConfigKey("quarkus.redkit.\"cache\".devservices.tls", "true");

    @Inject
    RedisService redis;

    @Inject
    @RedisClientName("cache")
    RedisService cache;

    @Test
    void tls_defaultClient_trustsItsServer() {
        redis.set("key", "value");
        assertThat(redis.get("key")).isEqualTo("value");
    }

    @Test
    void tls_namedClient_trustsItsServer() {
        cache.set("key", "other");
        assertThat(cache.get("key")).isEqualTo("other");
    }
}
