package io.redkit.runtime.room;

import io.redkit.room.Member;
import io.redkit.room.ReactiveMembership;
import io.smallrye.mutiny.Uni;

/** A seat of this process, as users see it. */
final class Place implements ReactiveMembership {

    private final RoomAccess room;
    private final LocalSeat seat;
    private final Member member;

    Place(RoomAccess room, LocalSeat seat, Member member) {
        this.room = room;
        this.seat = seat;
        this.member = member;
    }

    @Override
    public String room() {
        return room.name();
    }

    @Override
    public Member member() {
        return member;
    }

    @Override
    public boolean isTaken() {
        return seat.isTaken();
    }

    @Override
    public void onRejoined(Runnable callback) {
        seat.onRejoined(callback);
    }

    @Override
    public Uni<Void> leave() {
        return room.leave(seat);
    }

    void leaveInBackground() {
        leave().subscribe().with(done -> {
        }, failure -> {
        }); // its lease ends
    }
}
