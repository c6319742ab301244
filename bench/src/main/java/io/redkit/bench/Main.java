package io.redkit.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.redkit.bench.figures.CacheProcess;
import io.redkit.bench.figures.LimitProcess;
import io.redkit.bench.figures.RoomInstance;
import io.redkit.bench.matrix.DelayProcess;
import io.redkit.bench.matrix.MatrixRun;
import io.redkit.bench.matrix.Servers;
import io.redkit.bench.report.Documents;
import io.redkit.devserver.RedisServer;
import io.redkit.devserver.RedisServerBinary;
import io.redkit.testkit.jobs.JobProcess;
import io.redkit.testkit.locks.LockWorker;
import io.redkit.testkit.rooms.RoomWorker;

/** Starts the Redis servers that all contenders use, then the application that holds them all. */
@QuarkusMain
public final class Main {

    private static final String MATRIX = "--matrix";
    private static final String DOCUMENTS = "--docs";

    private Main() {
    }

    public static void main(String... args) throws IOException {
        List<String> words = List.of(args);
        String first = words.isEmpty() ? "" : words.get(0);
        switch (first) {
            case DelayProcess.ARGUMENT -> DelayProcess.run(Integer.parseInt(words.get(1)));
            case LockWorker.ARGUMENT -> LockWorker.main(words.subList(1, words.size()).toArray(String[]::new));
            case JobProcess.ARGUMENT -> JobProcess.main(words.subList(1, words.size()).toArray(String[]::new));
            case CacheProcess.ARGUMENT -> CacheProcess.run(words.subList(1, words.size()));
            case LimitProcess.ARGUMENT -> LimitProcess.run(words.subList(1, words.size()));
            case RoomWorker.ARGUMENT -> RoomWorker.main(words.subList(1, words.size()).toArray(String[]::new));
            case RoomInstance.ARGUMENT -> runInstance();
            case DOCUMENTS -> Documents.write(home(), home().resolveSibling("docs").resolve("performance"));
            case MATRIX -> runMatrix(words.subList(1, words.size()));
            default -> runFigure(args);
        }
    }

    private static void runMatrix(List<String> words) throws IOException {
        if (!List.of().equals(words) && !List.of(MatrixRun.QUICK).equals(words)) {
            System.err.println("Usage: bench/run [--quick] | --docs");
            System.exit(2);
        }
        RedisServerBinary binary = binary();
        Servers servers = Servers.start(binary);
        announceCluster();
        Quarkus.run(MatrixRun.class, (code, failure) -> {
            servers.close();
            exit(code, failure);
        }, words.toArray(String[]::new));
    }

    private static void runFigure(String... args) {
        RedisServer server = Servers.startOne(binary());
        announceCluster();
        Quarkus.run(Bench.class, (code, failure) -> {
            server.close();
            exit(code, failure);
        }, args);
    }

    private static void runInstance() {
        announceCluster();
        Quarkus.run(RoomInstance.class);
    }

    /** Both extensions want to know at the start where the cluster is that one of the figures starts when it is measured. */
    private static void announceCluster() {
        int port = RedisServer.freePort();
        System.setProperty("redkit.bench.cluster-port", String.valueOf(port));
        System.setProperty("quarkus.redkit.cluster-bench.cluster-nodes", "127.0.0.1:" + port);
        System.setProperty("quarkus.redis.cluster-bench.hosts", "redis://127.0.0.1:" + port);
    }

    private static void exit(int code, @Nullable Throwable failure) {
        if (failure != null) {
            failure.printStackTrace();
        }
        System.exit(code);
    }

    private static RedisServerBinary binary() {
        RedisServerBinary binary = RedisServerBinary.onPath().orElseGet(RedisServerBinary::embedded);
        System.setProperty("redkit.bench.server", binary.product());
        return binary;
    }

    private static Path home() {
        return Path.of(System.getProperty("redkit.bench.home"));
    }
}
