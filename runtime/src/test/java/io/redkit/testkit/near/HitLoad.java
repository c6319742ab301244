package io.redkit.testkit.near;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Threads that do nothing but read keys, one after the other. */
public final class HitLoad {

    private static final int BETWEEN_LOOKS = 256;

    private final List<String> keys;

    private HitLoad(List<String> keys) {
        this.keys = keys;
    }

    /** Whatever reads a key. */
    @FunctionalInterface
    public interface Read {

        Object of(String key);
    }

    /** @param prefix what the keys begin with */
    public static HitLoad ofKeys(String prefix, int count) {
        return new HitLoad(IntStream.range(0, count).mapToObj(i -> prefix + i).toList());
    }

    public List<String> keys() {
        return keys;
    }

    /** Reads for that long in so many threads, and returns the reads per second of all of them together. */
    public double perSecond(Read read, int threads, Duration length) throws InterruptedException {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            long start = System.nanoTime();
            List<Future<Long>> each = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int first = i * keys.size() / threads;
                each.add(executor.submit(() -> reads(read, first, start + length.toNanos())));
            }
            long reads = 0;
            for (Future<Long> future : each) {
                reads += future.get();
            }
            return reads * 1e9 / (System.nanoTime() - start);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A read failed", e);
        } finally {
            executor.shutdownNow();
        }
    }

    private long reads(Read read, int first, long endNanos) {
        String[] names = keys.toArray(String[]::new);
        int next = first;
        long reads = 0;
        while (System.nanoTime() - endNanos < 0) {
            for (int i = 0; i < BETWEEN_LOOKS; i++) {
                if (read.of(names[next]) == null) {
                    throw new IllegalStateException("A key is missing");
                }
                next = next + 1 == names.length ? 0 : next + 1;
            }
            reads += BETWEEN_LOOKS;
        }
        return reads;
    }
}
