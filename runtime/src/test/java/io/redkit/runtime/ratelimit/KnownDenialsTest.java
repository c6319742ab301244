package io.redkit.runtime.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.redkit.ratelimit.RateLimit;
import io.redkit.runtime.ratelimit.LimitCall.Mode;

class KnownDenialsTest {

    private static final RateLimit LIMIT = RateLimit.gcra(5, Duration.ofSeconds(5)).named("limit");
    private static final Verdict DENIED = Verdict.of(0, 1, 2_000, 5_000);
    private static final long SENT = 1_000_000_000;

    private final KnownDenials denials = new KnownDenials(10);

    private static LimitCall call(String subject, long units) {
        return LimitCall.of(LIMIT, subject, Mode.ALL, units);
    }

    private static long at(long micros) {
        return SENT + TimeUnit.MICROSECONDS.toNanos(micros);
    }

    @Test
    void denial_counted_fromBeforeItWasSent() {
        denials.note(call("ada", 2), DENIED, SENT, denials.generation());

        assertThat(denials.find(call("ada", 2), at(1_499))).isEqualTo(Verdict.of(0, 1, 500, 3_500));
        assertThat(denials.find(call("ada", 2), at(1_999))).isNull();
    }

    @Test
    void denial_ofMoreUnits_saysNothingOfFewer() {
        denials.note(call("ada", 2), DENIED, SENT, denials.generation());

        assertThat(denials.find(call("ada", 1), at(1))).isNull();
        assertThat(denials.find(call("ada", 3), at(1))).isNotNull();
        assertThat(denials.find(call("bob", 2), at(1))).isNull();
    }

    @Test
    void denial_ofACallFromBeforeAReset_isNotNoted() {
        long generation = denials.generation();
        denials.forget("ada");
        denials.note(call("ada", 2), DENIED, SENT, generation);

        assertThat(denials.find(call("ada", 2), at(1))).isNull();
    }

    @Test
    void denials_moreThanTheBound_arePushedOut() {
        for (int i = 0; i < 1000; i++) {
            denials.note(call("user" + i, 2), DENIED, SENT, denials.generation());
        }
        long known = java.util.stream.IntStream.range(0, 1000)
                .filter(i -> denials.find(call("user" + i, 2), at(1)) != null).count();

        assertThat(known).isLessThanOrEqualTo(11);
    }

    @Test
    void peek_knowsNothing() {
        denials.note(call("ada", 1), DENIED, SENT, denials.generation());

        assertThat(denials.find(LimitCall.of(LIMIT, "ada", Mode.PEEK, 1), at(1))).isNull();
    }
}
