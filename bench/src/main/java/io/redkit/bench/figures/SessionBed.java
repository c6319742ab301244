package io.redkit.bench.figures;

import java.time.Duration;

import io.redkit.runtime.RedkitClient;
import io.redkit.runtime.session.SessionSettings;
import io.redkit.runtime.session.Sessions;
import io.redkit.session.ReactiveRedisSessions;
import io.redkit.session.RedisSessions;
import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestSettings;
import io.redkit.testkit.faults.FaultBed;
import io.vertx.core.Vertx;

/** A server of its own, sessions in it, and a connection beside them. */
final class SessionBed implements AutoCloseable {

    private static final SessionSettings SETTINGS = new SessionSettings(Duration.ofMinutes(30), Duration.ofDays(7), null, 0);

    private final FaultBed bed = new FaultBed();
    private final Vertx vertx = Vertx.vertx();
    private final RedkitClient client = bed.open(TestSettings.at(bed.server().port()), event -> {
    });
    private final ReactiveRedisSessions reactive = Sessions.reactive(client.patterns(), SETTINGS, event -> {
    });

    ReactiveRedisSessions reactive() {
        return reactive;
    }

    RedisSessions blocking() {
        return Sessions.blocking(reactive);
    }

    /** Opens a connection that has nothing to do with the sessions. */
    RawRedis beside() {
        return new RawRedis(vertx, bed.server().port());
    }

    @Override
    public void close() {
        client.close(Duration.ZERO);
        vertx.close().toCompletionStage().toCompletableFuture().join();
        bed.close();
    }
}
