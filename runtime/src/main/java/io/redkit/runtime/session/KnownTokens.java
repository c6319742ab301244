package io.redkit.runtime.session;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tokens that this process has revoked lately, and those of them that Redis has not heard of. Bounded: the oldest go first. */
final class KnownTokens {

    private static final int MOST = 10_000;

    private final Map<String, Instant> revoked = new Bounded();
    private final Map<String, Instant> missing = new Bounded();

    private static final class Bounded extends LinkedHashMap<String, Instant> {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST;
        }
    }

    synchronized void add(String digest, Instant until) {
        revoked.put(digest, until);
    }

    /** Notes that Redis has not heard of this one. */
    synchronized void missing(String digest, Instant until) {
        missing.merge(digest, until, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** Notes that Redis has heard of this one. */
    synchronized void arrived(String digest, Instant until) {
        missing.computeIfPresent(digest, (its, later) -> later.isAfter(until) ? later : null);
    }

    synchronized boolean contains(String digest) {
        Instant until = revoked.get(digest);
        return until != null && until.isAfter(Instant.now());
    }

    /** Returns those that Redis has not heard of and still has to, and forgets that. */
    synchronized Map<String, Instant> takeMissing() {
        Map<String, Instant> taken = new HashMap<>(missing);
        missing.clear();
        Instant now = Instant.now();
        taken.values().removeIf(until -> !until.isAfter(now));
        return taken;
    }
}
