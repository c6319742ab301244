package io.redkit.testkit.faults;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.redkit.codec.JsonCodecs;
import io.redkit.devserver.RedisSentinels;
import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestSentinels;
import io.redkit.testkit.TestSettings;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;

/**
 * A replica that takes over from its master by SENTINEL FAILOVER while 200 callers use the master. The old one is not told at
 * first, and what it acknowledges until its clients have gone is lost.
 *
 * @param announced from the command until the sentinels name the new master
 * @param followed from then until the new master has answered the first callers
 */
public record SentinelFailover(LoadResult load, Duration announced, Duration followed) {

    private static final int BEFORE = 2000;
    private static final int AFTER = 4000;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long BETWEEN_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    /** Starts a client of its own; blocks. */
    public static SentinelFailover measure(RedisSentinels sentinels, Vertx vertx) {
        TestSettings settings = FaultBed.defaults(TestSentinels.settingsOf(sentinels)).retriesUntilDeadline();
        RedkitClient client = new RedkitClient(vertx, settings.build(), new NetClientOptions().setTcpNoDelay(true),
                new JsonCodecs(new ObjectMapper()), event -> {
                });
        try {
            return measure(sentinels, vertx, client);
        } finally {
            client.close(Duration.ZERO);
            sentinels.awaitReady();
        }
    }

    private static SentinelFailover measure(RedisSentinels sentinels, Vertx vertx, RedkitClient client) {
        SteadyLoad load = SteadyLoad.start(vertx, client.reactive(), "load-" + System.nanoTime(),
                LoadPace.STEADY.losingWrites());
        load.awaitReplies(BEFORE);
        RawRedis next = new RawRedis(vertx, sentinels.replicas().get(0).port());
        next.send("CONFIG", "RESETSTAT");
        RawRedis sentinel = new RawRedis(vertx, sentinels.sentinels().get(0).port());
        String before = master(sentinel, sentinels.masterName());
        long start = System.nanoTime();
        sentinel.send("SENTINEL", "FAILOVER", sentinels.masterName());
        await(() -> !master(sentinel, sentinels.masterName()).equals(before));
        long announced = System.nanoTime();
        await(() -> next.text("INFO", "commandstats").contains("cmdstat_get:")); // which masters do not send to replicas
        long followed = System.nanoTime();
        load.awaitReplies(AFTER);
        return new SentinelFailover(load.stop(counter -> count(next, counter)), Duration.ofNanos(announced - start),
                Duration.ofNanos(followed - announced));
    }

    private static String master(RawRedis sentinel, String name) {
        return sentinel.send("SENTINEL", "GET-MASTER-ADDR-BY-NAME", name).toString();
    }

    private static long count(RawRedis server, String counter) {
        String value = server.text("GET", counter);
        return value == null ? 0 : Long.parseLong(value);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the failover does not come to its end");
            }
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
    }

    /** Returns how many results are wrong: also failures of anything but a write in flight are. */
    public long wrongResults() {
        return load.wrongResults() + load.failures().stream().filter(failure -> !failure.isWriteInFlight()).count();
    }
}
