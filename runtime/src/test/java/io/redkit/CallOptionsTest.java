package io.redkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallOptionsTest {

    @ParameterizedTest
    @ValueSource(strings = { "PT0S", "PT-1S", "PT0.0009S", "P366D" })
    void deadline_outOfRange_isRefused(Duration time) {
        assertThatIllegalArgumentException().isThrownBy(() -> CallOptions.DEFAULT.deadline(time))
                .withMessageContaining(time.toString());
    }

    @Test
    void maxRetries_negative_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> CallOptions.DEFAULT.maxRetries(-1)).withMessageContaining("-1");
    }

    @Test
    void maxRetriesOr_notSaid_isThatOfTheClient() {
        assertThat(CallOptions.DEFAULT.idempotent().maxRetriesOr(7)).isEqualTo(7);
    }

    @Test
    void maxRetriesOr_said_isThat() {
        assertThat(CallOptions.DEFAULT.maxRetries(0).maxRetriesOr(7)).isZero();
        assertThat(CallOptions.DEFAULT.retriesUntilDeadline().maxRetriesOr(7)).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void methods_oneAfterTheOther_keepWhatWasSaid() {
        CallOptions all = CallOptions.DEFAULT.readFrom(ReadFrom.ANY).idempotent().maxRetries(3)
                .deadline(Duration.ofSeconds(1));

        assertThat(all.isIdempotent()).isTrue();
        assertThat(all.maxRetriesOr(0)).isEqualTo(3);
        assertThat(all.deadline()).isEqualTo(Duration.ofSeconds(1));
        assertThat(all.readFrom()).isEqualTo(ReadFrom.ANY);
        assertThat(all.retriesUntilDeadline().readFrom()).isEqualTo(ReadFrom.ANY);
        assertThat(CallOptions.DEFAULT.isIdempotent()).isFalse();
    }

    @Test
    void readFrom_notSaid_isThatOfTheClient() {
        assertThat(CallOptions.DEFAULT.idempotent().readFrom()).isNull();
    }

    @Test
    void readFrom_keepsTheRest() {
        CallOptions options = CallOptions.DEFAULT.idempotent().deadline(Duration.ofSeconds(1)).readFrom(ReadFrom.MASTER);

        assertThat(options.isIdempotent()).isTrue();
        assertThat(options.deadline()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void toString_showsWhatWasSaid() {
        assertThat(CallOptions.DEFAULT).hasToString("CallOptions[deadline as configured, retries as configured]");
        assertThat(CallOptions.DEFAULT.idempotent().readFrom(ReadFrom.PREFER_REPLICA)).hasToString(
                "CallOptions[deadline as configured, retries as configured, idempotent, read from PREFER_REPLICA]");
    }
}
