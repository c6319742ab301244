package io.redkit.testkit.faults;

import java.util.List;
import java.util.SplittableRandom;

import io.redkit.ReactiveRedisService;
import io.vertx.core.Context;

/**
 * Callers on two event loops who count, write, read and are echoed, while one fault after the other is injected and healed.
 * What happens when is decided by the seed and by the number of commands that have ended, not by a clock.
 */
public final class FaultRun {

    private static final int CALLERS = 16;
    private static final int COMMANDS = 80;
    private static final int FAULTS = 3;

    private final FaultBed bed;
    private final ReactiveRedisService redis;
    private final SplittableRandom random;
    private final String counter;
    private final List<Fault> faults;
    private final Progress progress = new Progress();
    private final Findings findings = new Findings();

    /** @param name makes the keys of this run its own */
    public FaultRun(FaultBed bed, ReactiveRedisService redis, String name, long seed) {
        this(bed, redis, name, seed, List.of(Fault.values()));
    }

    /** @param faults of which each one that is injected is taken */
    public FaultRun(FaultBed bed, ReactiveRedisService redis, String name, long seed, List<Fault> faults) {
        this.bed = bed;
        this.faults = faults;
        this.redis = redis;
        this.random = new SplittableRandom(seed);
        this.counter = "counter:" + name;
    }

    /** Runs to the end and heals everything; blocks. */
    public RunResult execute() {
        start();
        int total = CALLERS * COMMANDS;
        for (int fault = 0; fault < FAULTS; fault++) {
            progress.await(Math.min(total, progress.ended() + random.nextInt(total / FAULTS)));
            Fault next = faults.get(random.nextInt(faults.size()));
            next.inject(bed, random);
            // each caller's next command ends at its deadline at the latest, so that this comes
            progress.await(Math.min(total, progress.ended() + next.length(CALLERS, random)));
            bed.heal();
        }
        int withoutEnd = total - progress.await(total);
        String value = bed.observer().get(counter);
        return findings.result(value == null ? 0 : Long.parseLong(value), withoutEnd);
    }

    private void start() {
        List<Context> loops = EventLoops.of(bed.vertx());
        for (int number = 0; number < CALLERS; number++) {
            Caller caller = new Caller(redis, counter, number, COMMANDS, progress, findings);
            loops.get(number % loops.size()).runOnContext(ignored -> caller.next());
        }
    }
}
