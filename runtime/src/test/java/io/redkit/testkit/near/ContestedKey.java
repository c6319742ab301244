package io.redkit.testkit.near;

import java.util.function.LongSupplier;

import io.redkit.ReactiveRedisService;
import io.redkit.cache.NearCacheView;
import io.redkit.cache.ReactiveNearCacheView;

/**
 * A key that one client writes and another one reads at the same time, in a near cache of its own: so each word that this is
 * told is about that key.
 */
final class ContestedKey {

    private final String key;
    private final NearCacheView<String> view;
    private final ReactiveNearCacheView<String> reactiveView;
    private final LongSupplier told;
    private final ReactiveRedisService beside;
    private String value = "";
    private boolean dropping;
    private long toldBefore;
    private long reads;
    private long stale;

    ContestedKey(NearBed bed, String cache) {
        this.key = cache + ":key";
        this.view = bed.near().text(cache);
        this.reactiveView = bed.reactiveNear().text(cache);
        this.told = () -> bed.client().nearCaches().figures(cache).invalidations();
        this.beside = bed.beside().reactive();
        beside.set(key, "0").await().indefinitely();
        bed.keep(cache, key);
    }

    /**
     * Begins a trial.
     *
     * @param onItsWay whether a read is to be on its way to the server when the value is written; else it is in memory
     */
    void begin(String next, boolean onItsWay) {
        value = next;
        dropping = onItsWay;
        if (onItsWay) {
            write("before " + next);
        } else {
            view.get(key);
            write(next);
        }
    }

    private void write(String next) {
        toldBefore = told.getAsLong();
        beside.set(key, next).subscribe().with(done -> {
        }, failure -> {
            throw new AssertionError(failure);
        });
    }

    /** Reads once; returns whether the word of the change has arrived, and the new value with it. */
    boolean isSettled() {
        boolean delivered = told.getAsLong() > toldBefore;
        if (dropping) {
            if (delivered) {
                dropping = false;
                reactiveView.get(key).subscribe().with(whatever -> {
                });
                write(value);
            }
            return false;
        }
        boolean isNew = value.equals(view.get(key));
        reads++;
        if (delivered && !isNew) {
            stale++;
        }
        return delivered && isNew;
    }

    long reads() {
        return reads;
    }

    long stale() {
        return stale;
    }
}
