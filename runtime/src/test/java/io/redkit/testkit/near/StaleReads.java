package io.redkit.testkit.near;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

import io.redkit.ReactiveRedisService;
import io.redkit.cache.NearCacheView;
import io.redkit.cache.ReactiveNearCacheView;

/**
 * Reads while another client writes, over and over: how often was a read that began after the word of the change had arrived
 * answered with what was before it?
 *
 * @param trials writes, each with reads at the same time
 * @param reads reads, from memory as a rule
 * @param stale reads that must not be
 */
public record StaleReads(long trials, long reads, long stale) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Makes at least that many trials, in so many threads with a key each; blocks. */
    public static StaleReads measure(int threads, long trials) throws InterruptedException {
        String[] names = IntStream.range(0, threads).mapToObj(i -> "t" + i).toArray(String[]::new);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try (NearBed bed = new NearBed(Duration.ofSeconds(10), names)) {
            List<Future<StaleReads>> each = new ArrayList<>();
            for (String name : names) {
                each.add(executor.submit(() -> new Trials(bed, name).run((trials + threads - 1) / threads)));
            }
            StaleReads sum = new StaleReads(0, 0, 0);
            for (Future<StaleReads> future : each) {
                sum = sum.plus(future.get());
            }
            return sum;
        } catch (ExecutionException e) {
            throw new AssertionError("A trial failed", e);
        } finally {
            executor.shutdownNow();
        }
    }

    private StaleReads plus(StaleReads other) {
        return new StaleReads(trials + other.trials, reads + other.reads, stale + other.stale);
    }

    /** The trials of one thread, with one key in a near cache of its own: so each word that this is told is about that key. */
    private static final class Trials {

        private final String key;
        private final NearCacheView<String> view;
        private final ReactiveNearCacheView<String> reactiveView;
        private final LongSupplier told;
        private final ReactiveRedisService beside;
        private long reads;
        private long stale;

        Trials(NearBed bed, String cache) {
            this.key = cache + ":key";
            this.view = bed.near().text(cache);
            this.reactiveView = bed.reactiveNear().text(cache);
            this.told = () -> bed.client().nearCaches().figures(cache).invalidations();
            this.beside = bed.beside().reactive();
            beside.set(key, "0").await().atMost(PATIENCE);
            bed.keep(cache, key);
        }

        StaleReads run(long trials) {
            for (long i = 1; i <= trials; i++) {
                trial(Long.toString(i), i % 2 == 0);
            }
            return new StaleReads(trials, reads, stale);
        }

        /** @param onItsWay whether a read is on its way to the server when the value is written; else it is in memory */
        private void trial(String value, boolean onItsWay) {
            CompletableFuture<String> earlier = onItsWay ? startReading(value) : CompletableFuture.completedFuture(null);
            long before = told.getAsLong();
            CompletableFuture<Void> write = beside.set(key, value).subscribeAsCompletionStage();
            long end = System.nanoTime() + PATIENCE.toNanos();
            boolean delivered = false;
            boolean isNew = false;
            while (!delivered || !isNew) {
                delivered = told.getAsLong() > before;
                isNew = value.equals(view.get(key));
                reads++;
                if (delivered && !isNew) {
                    stale++;
                }
                if (System.nanoTime() - end > 0) {
                    throw new AssertionError("no word of a change");
                }
            }
            write.join();
            earlier.join();
        }

        /** Has the value dropped from memory, and begins to read it. */
        private CompletableFuture<String> startReading(String value) {
            long before = told.getAsLong();
            beside.set(key, "before " + value).await().atMost(PATIENCE);
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (told.getAsLong() == before) {
                Thread.onSpinWait();
                if (System.nanoTime() - end > 0) {
                    throw new AssertionError("no word of a change");
                }
            }
            return reactiveView.get(key).subscribeAsCompletionStage();
        }
    }
}
