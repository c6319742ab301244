package io.redkit.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import io.redkit.RedisCommandRefusedException;
import io.redkit.RedisService;

@OnEveryTarget
class GuardTest extends ServiceContract {

    @Test
    void execute_dangerousCommand_isRefusedOnEveryPath() {
        raw.send("SET", "key", 1);
        RedisService guarded = service(settings -> settings.guard());
        assertGuarded(() -> guarded.execute("flushall"));
        assertGuarded(() -> guarded.execute("KEYS", "*"));
        assertGuarded(() -> guarded.execute("CONFIG", "GET", "*"));
        assertGuarded(() -> guarded.execute("SCRIPT", "FLUSH"));
        assertGuarded(() -> guarded.execute("CLIENT", "kill", "ID", 1));
        assertGuarded(() -> guarded.diagnostics().flushDb());
        try (var own = guarded.duplicate()) {
            assertGuarded(() -> own.execute("FLUSHALL"));
            assertGuarded(() -> own.execute("MONITOR"));
        }
        assertThat(raw.number("DBSIZE")).isEqualTo(1);
    }

    @Test
    void execute_allowedByName_isSent() {
        RedisService guarded = service(settings -> settings.guard("KEYS", "CONFIG GET"));
        assertThat(guarded.execute("KEYS", "*").size()).isZero();
        assertThat(guarded.execute("CONFIG", "GET", "maxmemory").size()).isPositive();
        assertGuarded(() -> guarded.execute("CONFIG", "SET", "maxmemory", 0));
        assertGuarded(() -> guarded.execute("FLUSHDB"));
    }

    @Test
    void execute_harmlessSubcommand_isSent() {
        RedisService guarded = service(settings -> settings.guard());
        assertThat(guarded.execute("SCRIPT", "EXISTS", "x").size()).isEqualTo(1);
        assertThat(guarded.execute("CLIENT", "ID").toLong()).isPositive();
    }

    private static void assertGuarded(Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(RedisCommandRefusedException.class)
                .hasMessageContaining("quarkus.redkit.guard.allow");
    }
}
