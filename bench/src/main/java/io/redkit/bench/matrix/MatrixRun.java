package io.redkit.bench.matrix;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.quarkus.runtime.QuarkusApplication;
import io.redkit.RedisService;
import io.redkit.bench.Effort;
import io.redkit.bench.client.Client;
import io.redkit.bench.client.JedisPool;
import io.redkit.bench.client.Lettuce;
import io.redkit.bench.client.Library;
import io.redkit.bench.client.QuarkusRedisClient;
import io.redkit.bench.client.RedissonPool;
import io.redkit.bench.client.Redkit;
import io.redkit.bench.client.Target;
import io.redkit.bench.load.ClosedLoop;
import io.redkit.bench.load.Contender;
import io.redkit.bench.load.Load;
import io.redkit.bench.load.Round;
import io.redkit.bench.load.Series;
import io.redkit.bench.load.SideBySide;
import io.redkit.bench.load.ThreadLoop;
import io.redkit.bench.report.Machine;
import io.redkit.bench.report.Result;
import io.redkit.bench.report.RunFiles;
import io.redkit.bench.report.TextTables;
import io.redkit.bench.work.ScriptWork;
import io.redkit.bench.work.Work;

/** Measures the whole matrix, setting by setting, and writes the results after each cell. */
public final class MatrixRun implements QuarkusApplication {

    /** The argument for a run of a few minutes. */
    public static final String QUICK = "--quick";

    private static final Logger LOG = Logger.getLogger(MatrixRun.class);

    private final Redkit redkit;
    private final List<Library> libraries;
    private final ClosedLoop loops;
    private final RunFiles files;
    private final Duration time;
    private final List<Result> results = new ArrayList<>();

    @Inject
    MatrixRun(Redkit redkit, QuarkusRedisClient peer, Lettuce lettuce, JedisPool jedis, RedissonPool redisson,
            ClosedLoop loops, @ConfigProperty(name = "redkit.bench.home") Path home,
            @ConfigProperty(name = "redkit.bench.time", defaultValue = "26m") Duration time) {
        this.redkit = redkit;
        this.libraries = List.of(redkit, peer, lettuce, jedis, redisson);
        this.loops = loops;
        this.files = new RunFiles(home);
        this.time = time;
    }

    @Override
    public int run(String... args) throws Exception {
        boolean quick = List.of(args).contains(QUICK);
        files.writeMachine(Machine.here(System.getProperty("redkit.bench.server", "unknown"),
                quick ? "`bench/run " + QUICK + "`" : "`bench/run`, within " + time.toMinutes() + " minutes"));
        List<Cell> cells = Matrix.cells(quick);
        Budget budget = Budget.of(quick, time, System.nanoTime());
        int done = 0;
        for (Setting setting : Setting.values()) {
            List<Cell> own = cells.stream().filter(cell -> cell.setting() == setting).toList();
            if (!own.isEmpty()) {
                measure(setting.target(), own, budget, cells.size() - done);
            }
            done += own.size();
        }
        System.out.print(TextTables.of(results));
        long errors = results.stream().mapToLong(Result::errors).sum();
        System.out.printf("%d results, %d errors, in %s%n", results.size(), errors, RunFiles.RESULTS);
        return 0;
    }

    private void measure(Target target, List<Cell> cells, Budget budget, int cellsLeft)
            throws IOException, InterruptedException {
        prepare(redkit.blocking(target), cells);
        List<Client> clients = open(target);
        Set<Style> known = EnumSet.noneOf(Style.class);
        int left = cellsLeft;
        try {
            for (Cell cell : cells) {
                List<Contender> contenders = contenders(cell, clients, target);
                Effort effort = budget.next(known.add(cell.style()), contenders.size(), left--, System.nanoTime());
                System.out.printf(Locale.ROOT, "%n%s, callers: %d (%d rounds of %d ms)%n", cell.scenario(), cell.callers(),
                        effort.rounds(), effort.roundLength().toMillis());
                for (Series each : SideBySide.runSilently(contenders, cell.callers(), effort)) {
                    results.add(result(cell, each.contender().name(), each.median()));
                }
                files.writeResults(results);
            }
        } finally {
            clients.forEach(Client::close);
        }
    }

    private List<Client> open(Target target) {
        List<Client> all = new ArrayList<>();
        for (Library library : libraries) {
            try {
                all.addAll(library.open(target));
            } catch (Exception e) {
                LOG.errorf(e, "%s cannot connect, and is left out", library);
            }
        }
        return all;
    }

    private List<Contender> contenders(Cell cell, List<Client> clients, Target target) {
        List<Contender> all = new ArrayList<>();
        for (Client client : clients) {
            if (cell.style() == Style.REACTIVE) {
                client.async().ifPresent(async -> all.add(new Contender(client.name(), loops.of(cell.work().on(async)))));
            } else {
                client.blocking().ifPresent(blocking -> all.add(new Contender(client.name(),
                        new ThreadLoop(threads(cell.style())).of(cell.work().on(blocking)))));
            }
        }
        RedisBenchmark.in(cell, target).ifPresent((Load limit) -> all.add(new Contender("redis-benchmark", limit)));
        return all;
    }

    private static ThreadFactory threads(Style style) {
        return style == Style.VIRTUAL ? VirtualThreads.factory() : Executors.defaultThreadFactory();
    }

    private static void prepare(RedisService redis, List<Cell> cells) {
        cells.stream().map(Cell::work).distinct().map(Work::data).forEach(data -> data.forEach(redis::set));
        if (cells.stream().anyMatch(cell -> cell.work() instanceof ScriptWork)) {
            redis.execute("SCRIPT", "LOAD", ScriptWork.SCRIPT);
        }
    }

    private static Result result(Cell cell, String client, Round median) {
        return new Result(client, cell.scenario(), cell.callers(), median.opsPerSecond(), median.cpuMicrosPerOp(),
                median.bytesPerOp(), median.p50Micros(), median.p99Micros(), median.errors());
    }
}
