package io.redkit.bench.figures;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;
import io.redkit.bench.client.AsyncCommands;
import io.redkit.bench.client.Client;
import io.redkit.bench.client.Lettuce;
import io.redkit.bench.client.Library;
import io.redkit.bench.client.QuarkusRedisClient;
import io.redkit.bench.client.RedissonPool;
import io.redkit.bench.client.Redkit;
import io.redkit.bench.load.ClosedLoop;
import io.redkit.bench.load.Contender;
import io.redkit.bench.load.Exchange;
import io.redkit.bench.load.PacedLoop;
import io.redkit.bench.load.Series;
import io.redkit.bench.load.SideBySide;
import io.redkit.bench.work.Entries;
import io.redkit.bench.work.GetWork;
import io.redkit.bench.work.Work;

/**
 * The time that 99 % of the requests do not exceed, at half the rate that a peer can serve at most, as a share of what the peer
 * takes; of the peer where it is largest. Reactive callers; Redkit gets the same requests at the same rate.
 */
@ApplicationScoped
class HalfLoad implements Figure {

    private static final int CALLERS = 512;
    private static final Effort HIGHEST = new Effort(2, 3, Duration.ofSeconds(1), Duration.ofSeconds(30));
    private static final Work<@Nullable String> GET = new GetWork("GET 64 B", new Entries("bench:", 1000, 64));

    private final Redkit redkit;
    private final List<Library> peers;
    private final ClosedLoop greedy;
    private final PacedLoop paced;
    private final URI server;

    HalfLoad(Redkit redkit, QuarkusRedisClient quarkus, Lettuce lettuce, RedissonPool redisson, ClosedLoop greedy,
            PacedLoop paced, @ConfigProperty(name = "quarkus.redkit.url") URI server) {
        this.redkit = redkit;
        this.peers = List.of(quarkus, lettuce, redisson);
        this.greedy = greedy;
        this.paced = paced;
        this.server = server;
    }

    @Override
    public String name() {
        return "p99-half-load";
    }

    @Override
    public String unit() {
        return "x";
    }

    @Override
    public Target target() {
        return Target.atMost("1", "x");
    }

    @Override
    public double measure(Effort effort) throws Exception {
        var target = new io.redkit.bench.client.Target("alone", List.of(server.getHost() + ":" + server.getPort()),
                Optional.empty());
        redkit.blocking(target).setAll(GET.data());
        Exchange<?> ours = GET.on(redkit.open(target).get(0).async().orElseThrow());
        List<Client> clients = new ArrayList<>();
        try {
            double worst = 0;
            for (Library peer : peers) {
                clients.addAll(peer.open(target));
            }
            for (Client client : clients) {
                worst = Math.max(worst, ratio(ours, client.name(), client.async().orElseThrow(), effort));
            }
            return worst;
        } finally {
            clients.forEach(Client::close);
        }
    }

    private double ratio(Exchange<?> ours, String name, AsyncCommands peer, Effort effort) throws InterruptedException {
        Exchange<?> theirs = GET.on(peer);
        double most = SideBySide.runSilently(List.of(new Contender(name, greedy.of(theirs))), CALLERS, HIGHEST).get(0)
                .median().opsPerSecond();
        Effort each = new Effort(1, Math.max(1, effort.rounds() / 2), Duration.ofSeconds(1), effort.limit());
        List<Series> series = SideBySide.runSilently(List.of(new Contender("redkit", paced.of(ours, most / 2)),
                new Contender(name, paced.of(theirs, most / 2))), CALLERS, each);
        series.forEach(Series::requireNoErrors);
        double ratio = series.get(0).median().p99Micros() / series.get(1).median().p99Micros();
        System.out.printf(Locale.ROOT, "%.0f requests a second, half of what %s can: %.2f of its p99%n", most / 2, name, ratio);
        return ratio;
    }
}
