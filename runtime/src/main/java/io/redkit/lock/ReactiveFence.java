package io.redkit.lock;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;

/** Checks fencing tokens on the side of a resource; see {@link Fence}. */
public interface ReactiveFence {

    /** Emits whether the token is admitted; see {@link Fence#admit}. */
    @CheckReturnValue
    Uni<Boolean> admit(long token);

    /** Sets a key if the token is admitted; see {@link Fence#set}. */
    @CheckReturnValue
    Uni<Boolean> set(String key, String value, long token);
}
