package io.redkit.testkit.faults;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import io.redkit.pubsub.Position;
import io.redkit.pubsub.PositionedMessage;
import io.redkit.pubsub.ReactiveReliableChannel;
import io.redkit.runtime.RedkitClient;
import io.redkit.runtime.pubsub.ClientPubSub;
import io.redkit.runtime.pubsub.PubSubSettings;
import io.redkit.testkit.TestSettings;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;

/**
 * Publishers and a subscriber of a reliable channel while the network resets all their connections again and again. Each
 * publisher sends its messages one after the other, and repeats one whose outcome it does not know.
 */
public final class ReliableRun {

    private static final int PUBLISHERS = 16;
    private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();
    private static final long BETWEEN_LOOKS_NANOS = 200_000;
    private static final PubSubSettings LONG = PubSubSettings.DEFAULT.history(1_000_000, Duration.ofHours(1));

    private final int each;
    private final ReactiveReliableChannel<String> sender;
    private final int[] next = new int[PUBLISHERS];
    private final AtomicInteger published = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();
    private final AtomicInteger gaps = new AtomicInteger();
    private final AtomicLong received = new AtomicLong();
    private long lost;
    private long twice;
    private long disordered;
    private long offset;

    /**
     * What the subscriber has seen.
     *
     * @param received messages that it got
     * @param lost messages that it should have got before another one
     * @param twice messages that it got again
     * @param disordered messages whose offset does not follow the one before
     * @param gaps gaps that it was told of
     * @param repeated attempts to publish that were made because the outcome of another one was not known
     * @param reconnects connections that the server has accepted meanwhile
     */
    public record Result(long received, long lost, long twice, long disordered, int gaps, int repeated, long reconnects) {

        /** Returns how much of it is wrong. */
        public long violations(long messages) {
            return lost + twice + disordered + gaps + Math.abs(messages - received);
        }
    }

    private ReliableRun(int messages, ReactiveReliableChannel<String> sender) {
        this.each = messages / PUBLISHERS;
        this.sender = sender;
    }

    /** Publishes so many messages, a multiple of 16, and resets the connections so often meanwhile; blocks. */
    public static Result execute(FaultBed bed, int messages, int resets) {
        TestSettings settings = FaultBed.defaults(bed.proxy().port()).retriesUntilDeadline();
        RedkitClient one = bed.open(settings, event -> {
        });
        RedkitClient other = bed.open(settings, event -> {
        });
        try (ClientPubSub publishing = new ClientPubSub(one.patterns(), LONG);
                ClientPubSub listening = new ClientPubSub(other.patterns(), LONG)) {
            String name = "run-" + System.nanoTime();
            return new ReliableRun(messages, publishing.reactive().reliable(name, String.class))
                    .run(bed, listening.reactive().reliable(name, String.class), resets);
        } finally {
            one.close(Duration.ZERO);
            other.close(Duration.ZERO);
        }
    }

    private Result run(FaultBed bed, ReactiveReliableChannel<String> receiver, int resets) {
        int messages = each * PUBLISHERS;
        Cancellable stream = receiver.subscribe(Position.BEGINNING, gap -> gaps.incrementAndGet()).subscribe()
                .with(this::onMessage);
        long connectionsBefore = connectionsReceived(bed);
        List<Cancellable> publishers = IntStream.range(0, PUBLISHERS).mapToObj(i -> publishAll(i).subscribe().with(done -> {
        })).toList();
        for (int i = 1; i <= resets; i++) {
            await(published, messages / (resets + 1) * i);
            bed.proxy().reset();
        }
        await(published, messages);
        await(received, messages);
        publishers.forEach(Cancellable::cancel);
        stream.cancel();
        return new Result(received.get(), lost, twice, disordered, gaps.get(), repeated.get(),
                connectionsReceived(bed) - connectionsBefore);
    }

    /** Waits until the number is reached, or nothing more happens. */
    private static void await(Number count, long target) {
        long last = count.longValue();
        long since = System.nanoTime();
        while (count.longValue() < target && System.nanoTime() - since < PATIENCE_NANOS) {
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
            if (count.longValue() != last) {
                last = count.longValue();
                since = System.nanoTime();
            }
        }
    }

    private static long connectionsReceived(FaultBed bed) {
        return bed.observer().execute("INFO", "stats").toString().lines()
                .filter(line -> line.startsWith("total_connections_received:"))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1).trim())).sum();
    }

    private Multi<Position> publishAll(int publisher) {
        AtomicInteger number = new AtomicInteger();
        return Uni.createFrom().deferred(() -> publish(publisher + ":" + number.getAndIncrement())).repeat().atMost(each);
    }

    private Uni<Position> publish(String message) {
        return sender.publish(message, message).onFailure().invoke(repeated::incrementAndGet)
                .onFailure().retry().indefinitely()
                .onItem().invoke(published::incrementAndGet);
    }

    private void onMessage(PositionedMessage<String> message) {
        String[] parts = message.payload().split(":");
        int publisher = Integer.parseInt(parts[0]);
        int number = Integer.parseInt(parts[1]);
        lost += Math.max(0, number - next[publisher]);
        twice += number < next[publisher] ? 1 : 0;
        next[publisher] = Math.max(next[publisher], number + 1);
        disordered += message.position().offset() == offset + 1 ? 0 : 1;
        offset = message.position().offset();
        received.incrementAndGet();
    }
}
