package io.redkit.runtime.topology.replication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.redkit.devserver.RedisSentinels;
import io.redkit.testkit.Shortest;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.faults.SentinelFailover;

class SentinelUnderLoadTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void sentinelFailover_underLoad_hasNoWrongResultAndIsFollowedWithinASecond() {
        assertThat(Shortest.of(SECOND, SentinelUnderLoadTest::failOver)).isLessThanOrEqualTo(SECOND);
    }

    private static Duration failOver() {
        try (RedisSentinels sentinels = RedisSentinels.start()) {
            SentinelFailover failover = SentinelFailover.measure(sentinels, TestRedis.VERTX);
            assertThat(failover.wrongResults()).as("%s", failover).isZero();
            return failover.followed();
        }
    }
}
