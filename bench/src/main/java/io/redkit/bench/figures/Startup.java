package io.redkit.bench.figures;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;
import io.redkit.bench.load.Medians;
import io.redkit.devserver.RedisServer;

/**
 * What the extension adds to the start of a small REST application, with Redis there and with nobody listening; the larger
 * of both. Counted from the start of the JVM to the line that says that the application has started. Shows the same with
 * quarkus-redis-client, and what memory each takes.
 */
@ApplicationScoped
class Startup implements Figure {

    private static final String URL = "-Dquarkus.redkit.url=";
    private static final int STARTS_PER_ROUND = 2;

    private final Path home;
    private final String redis;

    Startup(@ConfigProperty(name = "redkit.bench.home") Path home,
            @ConfigProperty(name = "quarkus.redkit.url") String redis) {
        this.home = home;
        this.redis = redis;
    }

    @Override
    public String name() {
        return "startup";
    }

    @Override
    public String unit() {
        return "ms";
    }

    @Override
    public Target target() {
        return Target.atMost("100", "ms");
    }

    @Override
    public double measure(Effort effort) throws Exception {
        Starts without = new Starts("without the extension", app("plain"), URL + redis);
        Starts reachable = new Starts("with it, Redis there", app("redkit"), URL + redis);
        Starts unreachable = new Starts("with it, Redis away", app("redkit"),
                URL + "redis://127.0.0.1:" + RedisServer.freePort());
        Starts peer = new Starts("with quarkus-redis-client", app("peer"), "-Dquarkus.redis.hosts=" + redis);
        List<Starts> all = List.of(without, reachable, unreachable, peer);
        List<Starts> order = new ArrayList<>(all);
        System.out.printf("%-32s %18s %18s %9s %9s%n", "start", "JVM to ready, ms", "Quarkus says, ms", "CPU, ms",
                "RSS, MiB");
        long begin = System.nanoTime();
        for (int round = 0; round <= STARTS_PER_ROUND * effort.rounds()
                && System.nanoTime() - begin < effort.limit().toNanos(); round++) {
            for (Starts each : order) {
                each.startOnce(round > 0); // the first of each fills the page cache
            }
            Collections.rotate(order, 1);
        }
        all.forEach(Starts::print);
        return Math.max(reachable.medianMillis(), unreachable.medianMillis()) - without.medianMillis();
    }

    private Path app(String name) {
        return home.resolve("startup").resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** The starts of one application in one setting. */
    private static final class Starts {

        private final String label;
        private final Path jar;
        private final String setting;
        private final List<ApplicationStart> starts = new ArrayList<>();

        Starts(String label, Path jar, String setting) {
            this.label = label;
            this.jar = jar;
            this.setting = setting;
        }

        void startOnce(boolean counts) throws Exception {
            ApplicationStart start = ApplicationStart.of(jar, setting);
            print(counts ? label : label + " (1st)", start);
            if (counts) {
                starts.add(start);
            }
        }

        double medianMillis() {
            return Medians.of(starts, ApplicationStart::readyMillis);
        }

        void print() {
            print("median " + label, new ApplicationStart(medianMillis(), Medians.of(starts, ApplicationStart::printedMillis),
                    Medians.of(starts, ApplicationStart::cpuMillis), Medians.of(starts, ApplicationStart::residentMiB)));
        }

        private static void print(String label, ApplicationStart start) {
            System.out.printf(Locale.ROOT, "%-32s %18.0f %18.0f %9.0f %9.1f%n", label, start.readyMillis(),
                    start.printedMillis(),
                    start.cpuMillis(), start.residentMiB());
        }
    }
}
