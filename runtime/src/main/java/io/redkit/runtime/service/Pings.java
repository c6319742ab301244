package io.redkit.runtime.service;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

import io.redkit.HealthReport;
import io.redkit.runtime.command.Call;
import io.smallrye.mutiny.Uni;

/** Asks the servers whether they are there. */
final class Pings {

    private final ServiceSupport support;

    Pings(ServiceSupport support) {
        this.support = support;
    }

    Uni<Duration> one() {
        return one(Call.of(Verbs.PING));
    }

    private Uni<Duration> one(Call call) {
        return Uni.createFrom().deferred(() -> {
            long start = System.nanoTime();
            return new CommandUni<>(support.executor(), call, reply -> Duration.ofNanos(System.nanoTime() - start));
        });
    }

    /** Asks all who are needed, at the same time; tells how long the slowest took. */
    private Uni<Duration> quick() {
        Duration limit = support.settings().resilience().healthTimeout();
        List<Uni<Duration>> pings = support.servers().probes().stream().map(probe -> one(probe.within(limit))).toList();
        return pings.size() == 1 ? pings.get(0) : Uni.join().all(pings).andFailFast().map(Collections::max);
    }

    Uni<Boolean> isHealthy() {
        return quick().replaceWith(true).onFailure().recoverWithItem(false);
    }

    Uni<HealthReport> report() {
        return quick().map(latency -> HealthReports.up(support.settings(), support.servers(), latency))
                .onFailure().recoverWithItem(failure -> HealthReports.away(support.settings(), support.servers(), failure));
    }
}
