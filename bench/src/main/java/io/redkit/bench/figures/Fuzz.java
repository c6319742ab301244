package io.redkit.bench.figures;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;
import io.redkit.testkit.faults.FrameFuzz;

/**
 * Whether ten million damaged frames are read or refused as they should be, each within bounded memory: 0, or 1 at the first
 * that is not. There is no value if it hangs.
 */
@ApplicationScoped
class Fuzz implements Figure {

    private static final int FRAMES = 10_000_000;
    private static final int QUICK_FRAMES = 1_000_000;

    @Override
    public String name() {
        return "fuzz";
    }

    @Override
    public String unit() {
        return "errors";
    }

    @Override
    public Target target() {
        return Target.atMost("0", "errors");
    }

    @Override
    public double measure(Effort effort) throws Exception {
        int frames = effort.isFull() ? FRAMES : QUICK_FRAMES;
        FrameFuzz fuzz = new FrameFuzz(System.nanoTime());
        try {
            CompletableFuture.runAsync(() -> fuzz.run(frames)).orTimeout(effort.limit().toSeconds(), TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof AssertionError escaped) {
                System.out.println(escaped.getMessage() + ": " + escaped.getCause());
                return 1;
            }
            throw e;
        }
        System.out.printf("%d frames: %d replies read, %d frames refused, %d MB of heap in use%n", frames, fuzz.replies(),
                fuzz.refusals(), usedMegabytes());
        return 0;
    }

    private static long usedMegabytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }
}
