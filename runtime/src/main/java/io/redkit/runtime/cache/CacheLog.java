package io.redkit.runtime.cache;

import java.util.concurrent.atomic.AtomicLong;

import org.jboss.logging.Logger;

import io.redkit.RedisServerException;

/** What a cache tells the operator, at most once a minute of a kind. Never a key or a value, nor what a loader says. */
final class CacheLog {

    private static final Logger LOG = Logger.getLogger("io.redkit.cache");
    private static final long INTERVAL_NANOS = 60_000_000_000L;

    private final String cache;
    private final AtomicLong nextLoad = new AtomicLong(System.nanoTime());
    private final AtomicLong nextUnreadable = new AtomicLong(System.nanoTime());
    private final AtomicLong nextNotBack = new AtomicLong(System.nanoTime());

    CacheLog(String cache) {
        this.cache = cache;
    }

    private static boolean isDue(AtomicLong next) {
        long now = System.nanoTime();
        long due = next.get();
        return now - due >= 0 && next.compareAndSet(due, now + INTERVAL_NANOS);
    }

    void loadFailed(Throwable failure) {
        LOG.debugf(failure, "A load of cache %s failed", cache);
        if (isDue(nextLoad)) {
            LOG.warnf(
                    "A load of cache %s failed with %s; the value that was there is used. This is logged once a minute at most,"
                            + " and each failure with its message at level DEBUG",
                    cache, failure.getClass().getName());
        }
    }

    void unreadable(RuntimeException failure) {
        if (isDue(nextUnreadable)) {
            LOG.warnf("Cache %s has an entry that cannot be read, which is loaded anew: %s", cache, failure.getMessage());
        }
    }

    boolean notReleased(Throwable failure) {
        LOG.debugf("A load of cache %s was not released, and is free when its lease ends: %s", cache, failure.getMessage());
        return false;
    }

    void lost(Throwable failure) {
        LOG.errorf("Cache %s has given up a write to the store behind it after the last attempt failed with %s; the entry is"
                + " invalidated", cache, failure.getClass().getName());
    }

    void flushed(int left) {
        LOG.warnf("The application ends, and %d writes of cache %s have not reached the store behind it", left, cache);
    }

    void away(String policy) {
        LOG.warnf("Redis is away: cache %s goes on by its policy: %s", cache, policy);
    }

    /** @param failure one of several, perhaps */
    void notBack(int keys, int tags, boolean all, Throwable failure) {
        if (isDue(nextNotBack)) {
            String code = failure instanceof RedisServerException error ? ", code " + error.code() : "";
            LOG.warnf("Cache %s could not invalidate in Redis what was written and invalidated meanwhile, %s, and does without"
                    + " Redis there until it can: %s%s. It is tried twice a second, and this is logged once a minute at most",
                    cache, all ? "all entries" : keys + " keys and " + tags + " tags", failure.getClass().getName(), code);
        }
    }

    void back(int keys, int tags, boolean all) {
        LOG.infof("Redis is back: cache %s has invalidated there what was written and invalidated meanwhile: %s", cache,
                all ? "all entries" : keys + " keys and " + tags + " tags");
    }
}
