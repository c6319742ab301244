package io.redkit.runtime.lock;

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/** Somebody who wants a lock: is completed with it, with null if he does not get it in time, or cancelled by himself. */
final class Waiter extends CompletableFuture<@Nullable Holding> {

    private final LockSpec spec;
    private final String owner;

    /** @param owner id under which the acquisition can be repeated */
    Waiter(LockSpec spec, String owner) {
        this.spec = spec;
        this.owner = owner;
    }

    LockSpec spec() {
        return spec;
    }

    String owner() {
        return owner;
    }

    /** An attempt of one who does not wait. */
    Attempt attempt() {
        return new Attempt(spec, owner, Attempt.NOBODY, Attempt.Place.SAME, Attempt.NOBODY);
    }

    /** A first attempt, after which the client waits if it fails. */
    Attempt attempt(String client) {
        return new Attempt(spec, owner, client, Attempt.Place.SAME, Attempt.NOBODY);
    }

    /** A further attempt of one who waits. */
    Attempt attempt(String client, boolean othersWait, String absentClient) {
        return new Attempt(spec, owner, client, othersWait ? Attempt.Place.LAST : Attempt.Place.NONE, absentClient);
    }
}
