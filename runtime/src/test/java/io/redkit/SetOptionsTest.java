package io.redkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class SetOptionsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void default_setsInAnyCaseForEver() {
        assertThat(SetOptions.DEFAULT).isEqualTo(new SetOptions(SetOptions.Condition.ALWAYS, null, false));
    }

    @Test
    void methods_returnOtherOptionsAndKeepTheRest() {
        assertThat(SetOptions.DEFAULT.expireIn(MINUTE).ifAbsent())
                .isEqualTo(new SetOptions(SetOptions.Condition.IF_ABSENT, MINUTE, false));
        assertThat(SetOptions.DEFAULT.keepTimeToLive().ifPresent())
                .isEqualTo(new SetOptions(SetOptions.Condition.IF_PRESENT, null, true));
        assertThat(SetOptions.DEFAULT.timeToLive()).isNull();
    }

    @Test
    void timeToLive_newAndKept_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> SetOptions.DEFAULT.expireIn(MINUTE).keepTimeToLive());
        assertThatIllegalArgumentException().isThrownBy(() -> SetOptions.DEFAULT.keepTimeToLive().expireIn(MINUTE));
    }

    @Test
    void expireIn_null_isRefusedAndNotForEver() {
        assertThatIllegalArgumentException().isThrownBy(() -> SetOptions.DEFAULT.expireIn(null)).withMessageContaining("null");
    }

    @Test
    void condition_null_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SetOptions(null, null, false));
    }

    @Test
    void timeToLive_outOfRange_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> SetOptions.DEFAULT.expireIn(Duration.ofNanos(999_999)));
        assertThatIllegalArgumentException().isThrownBy(() -> SetOptions.DEFAULT.expireIn(Duration.ofSeconds(Long.MAX_VALUE)));
        assertThat(SetOptions.DEFAULT.expireIn(Duration.ofMillis(1)).timeToLive()).hasMillis(1);
    }
}
