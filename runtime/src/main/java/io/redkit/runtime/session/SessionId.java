package io.redkit.runtime.session;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

/**
 * The id of a session in its two halves: one finds the session and stays, the other proves that the caller may have it and is
 * replaced by a rotation. So the session keeps its key, and with it its slot in a cluster and its entry in the index: a
 * rotation is one step on one key. Redis knows the SHA-256 of each half.
 *
 * @param text both halves in Base64, as in a cookie
 * @param handle digest of the first half, which is also the public name of the session
 * @param proof digest of the second half
 */
record SessionId(String text, String handle, String proof) {

    private static final int FINDING_BYTES = 16;
    private static final int PROVING_BYTES = 32;
    private static final int CHARACTERS = (FINDING_BYTES + PROVING_BYTES) * 4 / 3;

    /** Returns an id that nobody has. */
    static SessionId random(SecureRandom random) {
        byte[] bytes = new byte[FINDING_BYTES + PROVING_BYTES];
        random.nextBytes(bytes);
        return of(bytes);
    }

    /** Returns an id for the same session that nobody has. */
    SessionId rotated(SecureRandom random) {
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        byte[] proving = new byte[PROVING_BYTES];
        random.nextBytes(proving);
        System.arraycopy(proving, 0, bytes, FINDING_BYTES, PROVING_BYTES);
        return of(bytes);
    }

    /** Reads what a browser has sent; null if no session can have that id. */
    static @Nullable SessionId parse(String text) {
        if (text.length() != CHARACTERS) {
            return null;
        }
        try {
            return of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static SessionId of(byte[] bytes) {
        return new SessionId(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                Digests.of(Arrays.copyOf(bytes, FINDING_BYTES)),
                Digests.of(Arrays.copyOfRange(bytes, FINDING_BYTES, bytes.length)));
    }

    /** Never shows the id. */
    @Override
    public String toString() {
        return "SessionId[" + handle + "]";
    }
}
