package io.redkit.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.redkit.ConnectionState;
import io.redkit.HealthReport;
import io.redkit.MemoryInfo;
import io.redkit.SlowCommand;

@OnEveryTarget
class DiagnosticsTest extends ServiceContract {

    @Test
    void info_allSections_isAMapInTheOrderOfTheServer() {
        assertThat(redis.diagnostics().info()).containsKeys("redis_version", "used_memory", "connected_clients", "role")
                .doesNotContainKey("# Server").allSatisfy((name, value) -> assertThat(value).doesNotContain("\r", "\n"))
                .satisfies(all -> assertThat(all.keySet().iterator().next()).isEqualTo("redis_version"));
    }

    @Test
    void info_oneSection_hasOnlyItsFields() {
        assertThat(redis.diagnostics().info("memory")).containsKey("used_memory").doesNotContainKey("redis_version");
    }

    @Test
    void info_unknownSection_isEmpty() {
        assertThat(redis.diagnostics().info("nothing")).isEmpty();
    }

    @Test
    void memory_tellsWhatTheServerUses() {
        MemoryInfo memory = redis.diagnostics().memory();
        assertThat(memory.usedBytes()).isPositive();
        assertThat(memory.peakBytes()).isGreaterThanOrEqualTo(memory.usedBytes());
        assertThat(memory.limitBytes()).isZero();
        assertThat(memory.fragmentation()).isPositive();
    }

    @Test
    void connectedClients_countsThisOne() {
        assumeOneServer();
        assertThat(redis.diagnostics().connectedClients()).isEqualTo(
                raw.send("CLIENT", "LIST").toString().lines().count());
    }

    @Test
    void keyCount_countsAllKeysOfTheDatabase() {
        raw.send("MSET", "a", 1, "b", 2);
        assertThat(redis.diagnostics().keyCount()).isEqualTo(2);
    }

    @Test
    void slowLog_newestFirst_withoutArguments() {
        assumeOneServer();
        raw.send("CONFIG", "SET", "slowlog-log-slower-than", 0);
        raw.send("SLOWLOG", "RESET");
        Instant before = Instant.now().minusSeconds(2);
        raw.send("SET", "hush", "quiet");
        raw.send("GET", "hush");
        raw.send("CONFIG", "SET", "slowlog-log-slower-than", 10_000);
        assertThat(redis.diagnostics().slowLog(3)).hasSize(3).extracting(SlowCommand::command).containsExactly("GET", "SET",
                "SLOWLOG");
        SlowCommand newest = redis.diagnostics().slowLog(1).get(0);
        assertThat(newest.at()).isBetween(before, Instant.now().plusSeconds(2));
        assertThat(newest.took()).isBetween(Duration.ZERO, Duration.ofSeconds(10));
        assertThat(newest.toString()).doesNotContain("hush", "quiet");
        raw.send("SLOWLOG", "RESET");
        assertThat(redis.diagnostics().slowLog(10)).isEmpty();
    }

    @Test
    void flushDb_withoutGuard_deletesAllKeysOfTheDatabaseOnly() {
        assumeOneServer();
        raw.send("MSET", "a", 1, "prefix:b", 2);
        service(settings -> settings.database(1)).set("elsewhere", "1");
        service(settings -> settings.keyPrefix("prefix:")).diagnostics().flushDb();
        assertThat(raw.number("DBSIZE")).isZero();
        assertThat(service(settings -> settings.database(1)).exists("elsewhere")).isTrue();
    }

    @Test
    void ping_tellsTheRoundTrip() {
        assertThat(redis.ping()).isBetween(Duration.ofNanos(1), Duration.ofSeconds(2));
    }

    @Test
    void healthCheck_serverThere_isHealthy() {
        assertThat(redis.isHealthy()).isTrue();
        HealthReport report = redis.healthCheck();
        assertThat(report.healthy()).isTrue();
        assertThat(report.state()).isEqualTo(ConnectionState.READY);
        assertThat(report.latency()).isPositive();
        assertThat(report.failure()).isNull();
        assertThat(report.clientName()).isEqualTo("<default>");
        assertThat(report.port()).isPositive();
    }

    @Test
    void connectionState_beforeAndAfterTheFirstCommand() {
        assertThat(redis.connectionState()).isEqualTo(ConnectionState.IDLE);
        redis.ping();
        assertThat(redis.connectionState()).isEqualTo(ConnectionState.READY);
    }
}
