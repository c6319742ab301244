package io.redkit.runtime.lock;

import io.redkit.KeySpace;

/**
 * The keys of one lock, which share a slot, and its channel.
 *
 * @param name name of the lock, as users know it
 * @param lock exists while it is held, and is gone when its lease ends: who holds it, and the token
 * @param state what outlives the lease: the last token, and how the last acquisitions ended
 * @param queue clients that wait, the longest first
 * @param channel tells of each release while somebody waits
 * @param isShown whether messages may contain the name
 */
record LockKeys(String name, String lock, String state, String queue, String channel, boolean isShown) {

    static LockKeys of(KeySpace keys, String name, boolean isShown) {
        KeySpace.HashTag tag = KeySpace.hashTag(name);
        return new LockKeys(name, keys.prefix(KeySpace.key(KeySpace.LOCK, tag)),
                keys.prefix(KeySpace.key(KeySpace.LOCK, tag, "state")), keys.prefix(KeySpace.key(KeySpace.LOCK, tag, "queue")),
                keys.prefix(KeySpace.key(KeySpace.LOCK, tag, "free")), isShown);
    }

    /** Leaves the keys out, unless messages may contain them. */
    @Override
    public String toString() {
        return isShown ? "Lock " + name : "Lock";
    }
}
