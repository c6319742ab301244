package io.redkit.testkit.faults;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import io.redkit.pubsub.Channels;
import io.redkit.pubsub.SubscribeOptions;
import io.redkit.runtime.RedkitClient;
import io.redkit.runtime.pubsub.ClientPubSub;
import io.redkit.runtime.pubsub.PubSubSettings;
import io.smallrye.mutiny.subscription.Cancellable;

/** Subscriptions of one client, whose server is killed and started again. */
public final class RestoredSubscriptions implements AutoCloseable {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long BETWEEN_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final FaultBed bed;
    private final RedkitClient client;
    private final ClientPubSub pubsub;
    private final List<String> channels;
    private final AtomicInteger subscribed = new AtomicInteger();
    private final Set<String> restored = ConcurrentHashMap.newKeySet();
    private final List<Cancellable> streams;

    /** Subscribes to so many channels, each by itself; blocks until that is done. */
    public RestoredSubscriptions(FaultBed bed, int count) {
        this.bed = bed;
        this.client = bed.open(FaultBed.defaults(bed.server().port()), event -> {
        });
        this.pubsub = new ClientPubSub(client.patterns(), PubSubSettings.DEFAULT);
        this.channels = IntStream.range(0, count).mapToObj(i -> "channel:" + i).toList();
        SubscribeOptions options = SubscribeOptions.DEFAULT.onSubscribed(subscribed::incrementAndGet);
        this.streams = channels.stream().map(channel -> pubsub.reactive()
                .subscribe(Channels.of(channel), String.class, options.onGap(gap -> restored.add(channel))).subscribe()
                .with(message -> {
                })).toList();
        await(() -> subscribed.get() == count);
    }

    /**
     * Kills the server, starts it again when that time has passed, and returns how long it took from its first connection
     * until all subscriptions are restored; blocks.
     *
     * @throws AssertionError if one of them is not
     */
    public Duration restart(Duration away) {
        restored.clear();
        bed.server().kill();
        CompletableFuture<Void> over = new CompletableFuture<>();
        bed.vertx().setTimer(Math.max(1, away.toMillis()), timer -> over.complete(null));
        over.join();
        CompletableFuture<Void> start = CompletableFuture.runAsync(bed.server()::restart);
        long listens = Restart.awaitListening(bed.server().host(), bed);
        await(() -> restored.size() == channels.size());
        long end = System.nanoTime();
        start.join();
        long reached = channels.stream().mapToLong(channel -> bed.observer().execute("PUBLISH", channel, "x").toLong()).sum();
        if (reached != channels.size()) {
            throw new AssertionError(reached + " of " + channels.size() + " subscriptions are restored");
        }
        return Duration.ofNanos(Math.max(0, end - listens));
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the subscriptions are not restored");
            }
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
    }

    @Override
    public void close() {
        streams.forEach(Cancellable::cancel);
        pubsub.close();
        client.close(Duration.ZERO);
    }
}
