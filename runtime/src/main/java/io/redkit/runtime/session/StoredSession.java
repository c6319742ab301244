package io.redkit.runtime.session;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A session as it is in Redis: nothing of the application is decoded. Times are those of Redis, in milliseconds.
 *
 * @param proof digest of the second half of its id
 * @param finish when it ends in any case, 0 for never
 * @param owner whose it is, null for nobody's
 * @param fields the attributes by name
 */
record StoredSession(String handle, String proof, long created, long lastAccess, long idle, long finish, long version,
        @Nullable Owner owner, Map<String, Field> fields) {

    /** Returns the same session after its attributes have changed. */
    StoredSession with(long itsVersion, long access, Map<String, Field> others) {
        return new StoredSession(handle, proof, created, access, idle, finish, itsVersion, owner, others);
    }

    StoredSession withIdle(long millis) {
        return new StoredSession(handle, proof, created, lastAccess, millis, finish, version, owner, fields);
    }

    /** @param newOwner null to leave it */
    StoredSession rotated(String newProof, @Nullable Owner newOwner) {
        return new StoredSession(handle, newProof, created, lastAccess, idle, finish, version,
                newOwner == null ? owner : newOwner, fields);
    }

    /**
     * One attribute.
     *
     * @param version of the session, when it was last changed
     */
    record Field(long version, byte[] value) {
    }

    /**
     * Whose a session is.
     *
     * @param digest digest of the name, which names the index
     * @param encoded the name
     */
    record Owner(String digest, byte[] encoded) {
    }

    /**
     * A session that is not yet in Redis.
     *
     * @param life in milliseconds at most, 0 for no limit
     * @param version 1, or what it has become elsewhere: who has read the session there must not take an old version for this
     */
    record Fresh(SessionId id, long idle, long life, @Nullable Owner owner, long version, Map<String, Field> fields) {
    }

    /**
     * What one update does to one attribute.
     *
     * @param base version of the attribute that the change is based on, 0 if there was none
     * @param value null to remove it
     */
    record Change(String name, long base, byte @Nullable [] value) {
    }

    /**
     * What became of an update.
     *
     * @param version of the session afterwards
     * @param conflicts names of attributes that somebody else has changed; the update was made if there are none
     */
    record Outcome(long version, long lastAccess, List<String> conflicts) {
    }
}
