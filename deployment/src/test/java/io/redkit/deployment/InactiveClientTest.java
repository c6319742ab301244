package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.arc.InactiveBeanException;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.test.QuarkusUnitTest;
import io.redkit.RedisService;

class InactiveClientTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withEmptyApplication()
            .overrideConfigKey("quarkus.redkit.devservices.enabled", "false")
            .overrideConfigKey("quarkus.redkit.url", "redis://localhost:1")
            .overrideConfigKey("quarkus.redkit.active", "false");

    @Inject
    Instance<RedisService> redis;

    @Inject
    InjectableInstance<RedisService> withState;

    @Test
    void lookup_inactiveClient_tellsThatItIsInactive() {
        assertThat(withState.getHandle().getBean().isActive()).isFalse();
    }

    @Test
    void use_inactiveClient_isRefusedWithTheKey() {
        assertThatThrownBy(() -> redis.get().get("key"))
                .isInstanceOf(InactiveBeanException.class)
                .hasMessageContaining("quarkus.redkit.active");
    }
}
