package io.redkit.runtime.connection.resp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

import io.redkit.testkit.faults.FrameFuzz;

/** The system property {@code redkit.fuzz.frames} sets how many frames, {@code redkit.fuzz.seed} repeats a run. */
class RespDecoderFuzzTest {

    private static final int FRAMES = Integer.getInteger("redkit.fuzz.frames", 100_000);
    private static final long SEED = Long.getLong("redkit.fuzz.seed", System.nanoTime());

    @Test
    void next_anyBytes_givesRepliesOrAProtocolException() {
        FrameFuzz fuzz = new FrameFuzz(SEED);
        Duration patience = Duration.ofSeconds(30).plus(Duration.ofNanos(200_000L * FRAMES));
        Assertions.assertTimeoutPreemptively(patience, () -> fuzz.run(FRAMES), () -> "hangs; seed " + SEED);
        assertThat(fuzz.replies()).as("frames that are read").isGreaterThan(FRAMES / 10);
        assertThat(fuzz.refusals()).as("frames that are refused").isGreaterThan(FRAMES / 10);
    }
}
