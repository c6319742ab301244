package io.redkit.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.redkit.Delivery;
import io.redkit.RedisConnectionException;
import io.redkit.RedisServerException;
import io.redkit.runtime.config.ResilienceSettings;
import io.redkit.testkit.TestSettings;

class OutageTest {

    private static final long MILLI = 1_000_000;
    private static final RedisConnectionException REFUSED = new RedisConnectionException("refused", null, Delivery.NOT_SENT);

    private final Outage outage = new Outage(TestSettings.at(1).degradedAfter(Duration.ofMillis(100))
            .reconnect(Duration.ofMillis(10), Duration.ofMillis(80)).build().resilience());

    @Test
    void isSerious_beforeAndAfterItsTime_changesAtTheLimit() {
        outage.begin(0, false);

        assertThat(outage.isSerious(99 * MILLI)).isFalse();
        assertThat(outage.isSerious(100 * MILLI)).isTrue();
    }

    @Test
    void isSerious_serverRefusesTheConnection_atOnce() {
        outage.begin(0, false);
        outage.attemptFailed(new RedisServerException("WRONGPASS", "WRONGPASS", "no", Delivery.NOT_SENT));

        assertThat(outage.isSerious(1)).isTrue();
    }

    @Test
    void nextDelay_failures_growsToTheLimit() {
        outage.begin(0, false);

        assertThat(outage.nextDelay()).isBetween(Duration.ofMillis(5), Duration.ofMillis(10));
        assertThat(outage.nextDelay()).isBetween(Duration.ofMillis(10), Duration.ofMillis(20));
        outage.nextDelay();
        outage.nextDelay();
        assertThat(outage.nextDelay()).isBetween(Duration.ofMillis(40), Duration.ofMillis(80));
    }

    @Test
    void begin_afterAShortSuccess_goesOnGrowing() {
        outage.begin(0, false);
        for (int i = 0; i < 5; i++) {
            outage.nextDelay();
        }
        outage.begin(MILLI, true);

        assertThat(outage.nextDelay()).isGreaterThanOrEqualTo(Duration.ofMillis(40));
    }

    @Test
    void begin_afterALongSuccess_startsSmallAgain() {
        outage.begin(0, false);
        for (int i = 0; i < 5; i++) {
            outage.nextDelay();
        }
        outage.begin(MILLI, false);

        assertThat(outage.nextDelay()).isLessThanOrEqualTo(Duration.ofMillis(10));
    }

    @Test
    void reason_afterBegin_isUnknown() {
        outage.attemptFailed(REFUSED);
        outage.begin(0, false);

        assertThat(outage.reason()).isNull();
    }

    /** Or a server that is back could wait longer for its clients than after an outage of hours. */
    @Test
    void nextDelay_manyFailures_isNeverLongerThanBetweenProbes() {
        ResilienceSettings settings = TestSettings.at(1).reconnect(Duration.ofMillis(50), Duration.ofSeconds(2)).build()
                .resilience();
        Outage young = new Outage(settings);
        young.begin(0, false);

        for (int failures = 0; failures < 20; failures++) {
            assertThat(young.nextDelay()).isLessThanOrEqualTo(settings.degraded().probeInterval());
        }
    }

    @Test
    void nextDelay_fixedDelays_areTakenInTheirOrder() {
        Duration[] delays = { Duration.ofSeconds(1), Duration.ofSeconds(3) };
        Outage fixed = new Outage(TestSettings.at(1).reconnectAfter(delays).build().resilience());

        assertThat(fixed.nextDelay()).isEqualTo(delays[0]);
        fixed.attemptFailed(REFUSED);
        assertThat(fixed.nextDelay()).isEqualTo(delays[1]);
    }
}
