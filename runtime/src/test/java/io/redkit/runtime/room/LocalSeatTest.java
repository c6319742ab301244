package io.redkit.runtime.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import io.redkit.KeySpace;

class LocalSeatTest {

    private final LocalSeat seat = new LocalSeat(RoomKeys.ofRoom(KeySpace.of(""), "lobby"), "1",
            Entry.ofUser("ada", new byte[0]));

    @Test
    void beginJoining_unknownToRedis_mayJoinOnce() {
        assertThat(seat.beginJoining(seat.joins())).isTrue();
        assertThat(seat.beginJoining(seat.joins())).isFalse();
    }

    @Test
    void beginJoining_askedBeforeItHasJoinedAgain_isOutOfDate() {
        int asked = seat.joins();
        seat.beginJoining(asked);
        seat.endJoining();

        assertThat(seat.beginJoining(asked)).isFalse();
    }

    @Test
    void found_neverMissed_isNothingNew() {
        assertThat(seat.found(seat.joins())).isFalse();
    }

    @Test
    void found_afterAJoinWhoseReplyWasLost_isNewOnce() {
        seat.beginJoining(seat.joins());
        seat.endJoining();

        assertThat(seat.found(seat.joins())).isTrue();
        assertThat(seat.found(seat.joins())).isFalse();
    }

    @Test
    void found_askedBeforeItWasMissed_isOutOfDate() {
        int asked = seat.joins();
        seat.beginJoining(asked);
        seat.endJoining();

        assertThat(seat.found(asked)).isFalse();
    }

    @Test
    void beginJoining_left_isRefused() {
        seat.end();

        assertThat(seat.beginJoining(seat.joins())).isFalse();
    }
}
