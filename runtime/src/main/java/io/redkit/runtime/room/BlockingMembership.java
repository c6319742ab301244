package io.redkit.runtime.room;

import io.redkit.room.Member;
import io.redkit.room.Membership;
import io.redkit.room.ReactiveMembership;
import io.redkit.runtime.service.Services;

/** The blocking view of a seat. */
record BlockingMembership(ReactiveMembership reactive) implements Membership {

    @Override
    public String room() {
        return reactive.room();
    }

    @Override
    public Member member() {
        return reactive.member();
    }

    @Override
    public boolean isTaken() {
        return reactive.isTaken();
    }

    @Override
    public void onRejoined(Runnable callback) {
        reactive.onRejoined(callback);
    }

    @Override
    public void leave() {
        Services.await(reactive.leave());
    }

    @Override
    public void close() {
        leave();
    }
}
