package io.redkit.runtime.cache;

import io.redkit.runtime.pattern.Timers.Timer;

/** Keeps the right to load for as long as the load takes: each third of the lease. */
final class Renewal {

    private final CacheEngine<?> cache;
    private final String text;
    private final String owner;
    private Timer next = () -> {
    };
    private boolean stopped;

    private Renewal(CacheEngine<?> cache, String text, String owner) {
        this.cache = cache;
        this.text = text;
        this.owner = owner;
    }

    static Renewal start(CacheEngine<?> cache, String text, String owner) {
        Renewal renewal = new Renewal(cache, text, owner);
        renewal.later();
        return renewal;
    }

    private synchronized void later() {
        if (!stopped) {
            next = cache.workers().after(cache.options().loadLease().toMillis() / 3, this::renew);
        }
    }

    /** Goes on whatever the answer is: if the right is lost the value is not stored, and that is all. */
    private void renew() {
        cache.scripts().renew(text, owner, cache.options().loadLease()).whenComplete((held, failure) -> {
            if (failure != null || Boolean.TRUE.equals(held)) {
                later();
            }
        });
    }

    synchronized void stop() {
        stopped = true;
        next.cancel();
    }
}
