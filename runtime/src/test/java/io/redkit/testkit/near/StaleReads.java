package io.redkit.testkit.near;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Reads while another client writes, over and over: how often was a read that began after the word of the change had arrived
 * answered with what was before it?
 *
 * @param trials writes, each with reads at the same time
 * @param reads reads, from memory as a rule
 * @param stale reads that must not be
 */
public record StaleReads(long trials, long reads, long stale) {

    private static final int THREADS = 2;
    private static final int KEYS_OF_A_THREAD = 16;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    /** Makes at least that many trials, in two threads, with several keys at the same time; blocks. */
    public static StaleReads measure(long trials) throws InterruptedException {
        int keys = THREADS * KEYS_OF_A_THREAD;
        String[] names = IntStream.range(0, keys).mapToObj(i -> "near" + (char) ('A' + i)).toArray(String[]::new);
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        try (NearBed bed = new NearBed(Duration.ofSeconds(10), names)) {
            List<Future<StaleReads>> each = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                List<ContestedKey> its = new ArrayList<>();
                for (int i = 0; i < KEYS_OF_A_THREAD; i++) {
                    its.add(new ContestedKey(bed, names[thread * KEYS_OF_A_THREAD + i]));
                }
                each.add(executor.submit(() -> run(its, (trials + keys - 1) / keys)));
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

    private static StaleReads run(List<ContestedKey> keys, long rounds) {
        for (long round = 1; round <= rounds; round++) {
            String value = Long.toString(round);
            for (int i = 0; i < keys.size(); i++) {
                keys.get(i).begin(value, (round + i) % 2 == 0);
            }
            long end = System.nanoTime() + PATIENCE_NANOS;
            List<ContestedKey> open = new ArrayList<>(keys);
            while (!open.isEmpty()) {
                open.removeIf(ContestedKey::isSettled);
                Thread.yield(); // those who write and tell have two cores as well
                if (System.nanoTime() - end > 0) {
                    throw new AssertionError("no word of a change");
                }
            }
        }
        long reads = keys.stream().mapToLong(ContestedKey::reads).sum();
        long stale = keys.stream().mapToLong(ContestedKey::stale).sum();
        return new StaleReads(rounds * keys.size(), reads, stale);
    }

    private StaleReads plus(StaleReads other) {
        return new StaleReads(trials + other.trials, reads + other.reads, stale + other.stale);
    }
}
