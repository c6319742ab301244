package io.redkit.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class MediansTest {

    @Test
    void median_ofAnOddNumber_isTheMiddle() {
        assertThat(Medians.of(List.of(9.0, 1.0, 5.0), each -> each)).isEqualTo(5);
    }

    @Test
    void median_ofAnEvenNumber_isTheMeanOfTheMiddle() {
        assertThat(Medians.of(List.of(9.0, 1.0, 5.0, 6.0), each -> each)).isEqualTo(5.5);
    }

    @Test
    void rounds_withErrors_keepTheSumAndTheFirst() {
        Round median = Medians.of(List.of(round(10, 0, ""), round(30, 2, "late"), round(20, 3, "lost")));
        assertThat(median.opsPerSecond()).isEqualTo(20);
        assertThat(median.errors()).isEqualTo(5);
        assertThat(median.firstError()).isEqualTo("late");
    }

    private static Round round(double opsPerSecond, long errors, String firstError) {
        return new Round(opsPerSecond, 1, 1, 1, 1, errors, firstError);
    }
}
