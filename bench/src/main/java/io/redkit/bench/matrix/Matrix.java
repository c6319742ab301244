package io.redkit.bench.matrix;

import java.util.List;
import java.util.stream.Stream;

import io.redkit.bench.work.Entries;
import io.redkit.bench.work.GetAllWork;
import io.redkit.bench.work.GetWork;
import io.redkit.bench.work.JsonWork;
import io.redkit.bench.work.MixWork;
import io.redkit.bench.work.ScriptWork;
import io.redkit.bench.work.SetWork;
import io.redkit.bench.work.Work;

/** What is measured in a run. */
final class Matrix {

    private static final int KEYS = 1000;
    private static final Entries SMALL = new Entries("bench:", KEYS, 64);
    private static final Entries LARGE = new Entries("bench-4k:", KEYS, 4096);
    private static final Entries WRITTEN = new Entries("bench-set:", KEYS, 64);

    private static final Work<?> GET = new GetWork("GET 64 B", SMALL);
    private static final Work<?> SET = new SetWork("SET 64 B", WRITTEN);
    private static final Work<?> GET_LARGE = new GetWork("GET 4 KiB", LARGE);
    private static final Work<?> MIX = new MixWork("80 % GET, 20 % SET", SMALL);
    private static final Work<?> MGET = new GetAllWork("MGET of 50", SMALL, 50);
    private static final Work<?> JSON = new JsonWork("JSON 1 KiB");
    private static final Work<?> SCRIPT = new ScriptWork("EVALSHA", SMALL, Digest.sha1(ScriptWork.SCRIPT));

    private static final List<Work<?>> ALL = List.of(GET, SET, GET_LARGE, MIX, MGET, JSON, SCRIPT);
    private static final List<Integer> LOOP_CALLERS = List.of(1, 16, 64, 512);
    private static final List<Integer> THREADS = List.of(1, 16, 64, 256);

    private static final List<Sweep> FULL = List.of(
            new Sweep(Setting.LOOPBACK, Style.REACTIVE, ALL, LOOP_CALLERS),
            new Sweep(Setting.LOOPBACK, Style.BLOCKING, ALL, THREADS),
            new Sweep(Setting.LOOPBACK, Style.VIRTUAL, List.of(GET, SET), THREADS),
            new Sweep(Setting.TLS, Style.REACTIVE, List.of(GET, SET), LOOP_CALLERS),
            new Sweep(Setting.TLS, Style.BLOCKING, List.of(GET), List.of(1, 64)),
            new Sweep(Setting.FAR, Style.REACTIVE, List.of(GET, SET), LOOP_CALLERS),
            new Sweep(Setting.FAR, Style.BLOCKING, List.of(GET), List.of(1, 64)),
            new Sweep(Setting.CLUSTER, Style.REACTIVE, List.of(GET, SET, MIX), LOOP_CALLERS),
            new Sweep(Setting.CLUSTER, Style.BLOCKING, List.of(GET), List.of(1, 64)));

    private static final List<Sweep> QUICK = List.of(
            new Sweep(Setting.LOOPBACK, Style.REACTIVE, List.of(GET), List.of(1, 64, 512)),
            new Sweep(Setting.LOOPBACK, Style.REACTIVE, List.of(SET, MIX, JSON), List.of(512)),
            new Sweep(Setting.LOOPBACK, Style.BLOCKING, List.of(GET), List.of(1, 64)),
            new Sweep(Setting.LOOPBACK, Style.VIRTUAL, List.of(GET), List.of(64)),
            new Sweep(Setting.TLS, Style.REACTIVE, List.of(GET), List.of(512)),
            new Sweep(Setting.FAR, Style.REACTIVE, List.of(GET), List.of(64)),
            new Sweep(Setting.CLUSTER, Style.REACTIVE, List.of(GET), List.of(512)));

    private Matrix() {
    }

    /** Returns what is measured, settings one after the other. Leaves out what this JDK cannot do. */
    static List<Cell> cells(boolean quick) {
        Stream<Sweep> sweeps = (quick ? QUICK : FULL).stream().filter(sweep -> sweep.style().isPossible());
        return sweeps.flatMap(Sweep::cells).toList();
    }
}
