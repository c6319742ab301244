package io.redkit.runtime.topology.replication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.redkit.devserver.RedisSentinels;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.faults.SentinelFailover;

class SentinelUnderLoadTest {

    @Test
    void sentinelFailover_underLoad_hasNoWrongResultAndIsFollowedWithinASecond() {
        try (RedisSentinels sentinels = RedisSentinels.start()) {
            SentinelFailover failover = SentinelFailover.measure(sentinels, TestRedis.VERTX);

            assertThat(failover.wrongResults()).as("%s", failover).isZero();
            assertThat(failover.followed()).isLessThanOrEqualTo(Duration.ofSeconds(1));
        }
    }
}
