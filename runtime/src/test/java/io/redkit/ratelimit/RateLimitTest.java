package io.redkit.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class RateLimitTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void window_ofGcra_isThatOfItsBurst() {
        assertThat(RateLimit.gcra(100, MINUTE).window()).isEqualTo(MINUTE);
        assertThat(RateLimit.gcra(100, MINUTE).burst(20).window()).isEqualTo(Duration.ofSeconds(12));
        assertThat(RateLimit.gcra(100, MINUTE).burst(20).capacity()).isEqualTo(20);
    }

    @Test
    void figures_outOfBounds_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> RateLimit.gcra(0, MINUTE)).withMessageContaining("permits is 0");
        assertThatIllegalArgumentException().isThrownBy(() -> RateLimit.gcra(1, Duration.ofNanos(1)))
                .withMessageContaining("period is PT0.000000001S");
        assertThatIllegalArgumentException().isThrownBy(() -> RateLimit.slidingWindow(5, MINUTE).burst(4))
                .withMessageContaining("burst is an option of GCRA");
        assertThatIllegalArgumentException().isThrownBy(() -> RateLimit.gcra(5, MINUTE).blockFor(Duration.ofDays(400)))
                .withMessageContaining("block-for");
    }

    @Test
    void figures_thatADoubleCannotHold_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> RateLimit.gcra(999_999_937, Duration.ofDays(366)))
                .withMessageContaining("too large to be counted exactly");
        assertThat(RateLimit.gcra(1_000_000, Duration.ofDays(1)).burst()).isEqualTo(1_000_000);
    }
}
