package io.redkit.bench.figures;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import io.redkit.ReactiveRedisService;
import io.redkit.bench.Effort;
import io.redkit.bench.load.ClosedLoop;
import io.redkit.bench.load.Contender;
import io.redkit.bench.load.EventLoops;
import io.redkit.bench.load.Series;
import io.redkit.bench.load.SideBySide;
import io.redkit.bench.work.Entries;

/** How many times the commands per second of quarkus-redis-client: GET of 64 bytes on loopback, reactive callers. */
@ApplicationScoped
class GetRatio {

    private static final int KEYS = 1000;
    private static final int VALUE_SIZE = 64;
    private static final Duration FILL_TIME = Duration.ofSeconds(30);

    private final ReactiveRedisService redkit;
    private final ReactiveValueCommands<String, String> peer;
    private final ClosedLoop load;
    private final EventLoops loops;
    private final String server;

    GetRatio(ReactiveRedisService redkit, ReactiveRedisDataSource peer, ClosedLoop load, EventLoops loops,
            @ConfigProperty(name = "redkit.bench.server") String server) {
        this.redkit = redkit;
        this.peer = peer.value(String.class);
        this.load = load;
        this.loops = loops;
        this.server = server;
    }

    double measure(int callers, Effort effort) throws InterruptedException {
        return measure(redkit, peer, server, callers, effort);
    }

    /** @param servers what both speak with, for people */
    double measure(ReactiveRedisService redkit, ReactiveValueCommands<String, String> peer, String servers, int callers,
            Effort effort) throws InterruptedException {
        Entries entries = new Entries("bench:", KEYS, VALUE_SIZE);
        redkit.setAll(entries.asMap()).await().atMost(FILL_TIME);
        System.out.printf("GET of %d bytes, %d callers on %d event loops, %s, Java %s, %d processors%n", VALUE_SIZE, callers,
                loops.size(), servers, Runtime.version().feature(), Runtime.getRuntime().availableProcessors());
        Contender ours = new Contender("redkit", load.of(new GetExchange(entries, redkit::get)));
        Contender theirs = new Contender("quarkus-redis-client", load.of(new GetExchange(entries, peer::get)));
        List<Series> series = SideBySide.run(List.of(ours, theirs), callers, effort);
        series.forEach(Series::requireNoErrors);
        return series.get(0).median().opsPerSecond() / series.get(1).median().opsPerSecond();
    }
}
