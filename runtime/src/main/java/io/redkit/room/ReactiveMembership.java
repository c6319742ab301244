package io.redkit.room;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;

/** A {@link Seat} for reactive code. */
public interface ReactiveMembership extends Seat {

    /** Leaves the room; see {@link Membership#leave}. */
    @CheckReturnValue
    Uni<Void> leave();
}
