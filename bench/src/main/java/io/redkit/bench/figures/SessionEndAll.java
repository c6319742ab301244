package io.redkit.bench.figures;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;

import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;
import io.redkit.session.ReactiveRedisSessions;
import io.redkit.session.SessionChanges;
import io.redkit.session.SessionDraft;
import io.redkit.testkit.RawRedis;
import io.smallrye.mutiny.Multi;
import io.vertx.redis.client.Response;

/**
 * The longest that one command held up the server while 10,000 sessions of one principal were ended by one call. By the
 * server's
 * slow log, which sees every command over 100 microseconds; printed besides is the longest of the pings that another connection
 * sent meanwhile one after the other, which also have to wait for a processor.
 */
@ApplicationScoped
class SessionEndAll implements Figure {

    private static final int SESSIONS = 10_000;
    private static final int AT_ONCE = 256;
    private static final int LOGGED_MICROS = 100;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Override
    public String name() {
        return "session-end-all";
    }

    @Override
    public String unit() {
        return "ms";
    }

    @Override
    public Target target() {
        return Target.atMost("5", "ms");
    }

    @Override
    public double measure(Effort effort) throws Exception {
        double worst = 0;
        try (SessionBed bed = new SessionBed()) {
            RawRedis beside = bed.beside();
            beside.send("CONFIG", "SET", "slowlog-log-slower-than", LOGGED_MICROS);
            beside.send("CONFIG", "SET", "slowlog-max-len", SESSIONS);
            for (int round = 0; round < 5; round++) {
                worst = Math.max(worst, round(bed.reactive(), beside));
            }
        }
        return worst;
    }

    private static double round(ReactiveRedisSessions sessions, RawRedis beside) throws Exception {
        SessionDraft draft = SessionDraft.EMPTY.principal("ada")
                .attributes(SessionChanges.NONE.put("browser", "x".repeat(200)).put("cart", "y".repeat(1000)));
        Multi.createFrom().range(0, SESSIONS).onItem().transformToUni(i -> sessions.create(draft)).merge(AT_ONCE)
                .onItem().ignoreAsUni().await().atMost(LIMIT);
        beside.send("SLOWLOG", "RESET");
        AtomicBoolean ended = new AtomicBoolean();
        ExecutorService pinger = Executors.newSingleThreadExecutor();
        Future<Double> pings = pinger.submit(() -> longestPing(beside, ended));
        long start = System.nanoTime();
        long count = sessions.endAll("ada").await().atMost(LIMIT);
        double seconds = (System.nanoTime() - start) / 1e9;
        ended.set(true);
        double ping = pings.get();
        pinger.shutdown();
        if (count != SESSIONS) {
            throw new IllegalStateException("Ended " + count + " sessions of " + SESSIONS);
        }
        double held = longestCommand(beside);
        System.out.printf("%d sessions ended in %.2f s; longest command %.2f ms, longest ping %.2f ms%n", count, seconds, held,
                ping);
        return held;
    }

    private static double longestPing(RawRedis beside, AtomicBoolean ended) {
        long longest = 0;
        while (!ended.get()) {
            long start = System.nanoTime();
            beside.send("PING");
            longest = Math.max(longest, System.nanoTime() - start);
        }
        return longest / 1e6;
    }

    private static double longestCommand(RawRedis beside) {
        long longest = LOGGED_MICROS;
        for (Response entry : beside.send("SLOWLOG", "GET", SESSIONS)) {
            longest = Math.max(longest, entry.get(2).toLong());
        }
        return longest / 1e3;
    }
}
