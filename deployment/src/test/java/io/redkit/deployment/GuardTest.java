package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.DedicatedRedisService;
import io.redkit.RedisCommandRefusedException;
import io.redkit.RedisService;
import io.vertx.mutiny.redis.client.RedisAPI;

class GuardTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withEmptyApplication()
            .overrideConfigKey("quarkus.redkit.devservices.provider", "embedded")
            .overrideConfigKey("quarkus.redkit.guard.enabled", "true")
            .overrideConfigKey("quarkus.redkit.guard.allow", "keys,config get");

    @Inject
    RedisService redis;

    @Inject
    RedisAPI api;

    @Test
    void flushDb_notAllowed_isRefusedWithTheKey() {
        assertThatThrownBy(() -> redis.diagnostics().flushDb())
                .isInstanceOf(RedisCommandRefusedException.class).hasMessageContaining("quarkus.redkit.guard.allow");
    }

    @Test
    void rawApi_dangerousCommand_isRefusedToo() {
        assertThatThrownBy(() -> api.flushallAndAwait(List.of())).isInstanceOf(RedisCommandRefusedException.class);
    }

    @Test
    void dedicatedConnection_dangerousCommand_isRefusedToo() {
        try (DedicatedRedisService own = redis.duplicate()) {
            assertThatThrownBy(() -> own.execute("DEBUG", "SLEEP", 0)).isInstanceOf(RedisCommandRefusedException.class);
        }
    }

    @Test
    void allowedByName_isSent() {
        assertThat(redis.execute("KEYS", "*")).isEmpty();
        assertThat(redis.execute("CONFIG", "GET", "maxmemory").size()).isEqualTo(1);
    }

    @Test
    void allowedSubcommand_doesNotAllowTheOthers() {
        assertThatThrownBy(() -> redis.execute("CONFIG", "SET", "maxmemory", 1))
                .isInstanceOf(RedisCommandRefusedException.class).hasMessageContaining("CONFIG SET");
    }
}
