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
    private static final int CALLERS_OF_SIZES = 16;
    private static final Entries SMALL = new Entries("bench:", KEYS, 64);
    private static final Entries LARGE = new Entries("bench-4k:", KEYS, 4096);
    private static final Entries SIXTEEN_BYTES = new Entries("bench-16:", KEYS, 16);
    private static final Entries QUARTER = new Entries("bench-256:", KEYS, 256);
    private static final Entries HUGE = new Entries("bench-64k:", 64, 64 << 10);
    private static final Entries GIANT = new Entries("bench-1m:", 8, 1 << 20);
    private static final Entries WRITTEN = new Entries("bench-set:", KEYS, 64);

    private static final Work<?> GET = new GetWork("GET 64 B", SMALL);
    private static final Work<?> SET = new SetWork("SET 64 B", WRITTEN);
    private static final Work<?> GET_LARGE = new GetWork("GET 4 KiB", LARGE);
    private static final Work<?> MIX = new MixWork("80 % GET, 20 % SET", SMALL);
    private static final Work<?> MGET = new GetAllWork("MGET of 50", SMALL, 50);
    private static final Work<?> JSON = new JsonWork("JSON 1 KiB");
    private static final Work<?> SCRIPT = new ScriptWork("EVALSHA", SMALL, Digest.sha1(ScriptWork.SCRIPT));

    /** Those that the growth with the size of the value lacks. */
    private static final List<Work<?>> OTHER_SIZES = List.of(new GetWork("GET 16 B", SIXTEEN_BYTES),
            new GetWork("GET 256 B", QUARTER), new GetWork("GET 64 KiB", HUGE), new GetWork("GET 1 MiB", GIANT));

    private static final List<Work<?>> ALL = List.of(GET, SET, GET_LARGE, MIX, MGET, JSON, SCRIPT);
    private static final List<Integer> LOOP_CALLERS = List.of(1, 16, 64, 512);
    /** Those that the growth with the number of callers lacks. */
    private static final List<Integer> OTHER_NUMBERS = List.of(4, 256, 1024, 4096);
    private static final List<Integer> THREADS = List.of(1, 16, 64, 256);

    private static final List<Sweep> FULL = List.of(
            new Sweep(Setting.LOOPBACK, Style.REACTIVE, ALL, LOOP_CALLERS),
            new Sweep(Setting.LOOPBACK, Style.REACTIVE, List.of(GET), OTHER_NUMBERS),
            new Sweep(Setting.LOOPBACK, Style.REACTIVE, OTHER_SIZES, List.of(CALLERS_OF_SIZES)),
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
