package io.redkit.runtime.topology.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import io.redkit.ConnectionState;
import io.redkit.runtime.topology.Node;

/**
 * Asks the cluster who holds which slot: when somebody finds the answer outdated, as long as a master cannot be reached, and
 * from time to time. One question at a time, and not one after the other without a pause.
 */
final class ClusterRefresh {

    /** Time between two questions while something is wrong; a longer one when that has lasted for some seconds. */
    private static final long PAUSE_MILLIS = 100;
    private static final long LONG_PAUSE_MILLIS = 500;
    private static final int SHORT_PAUSES = 50;

    private final EventLoop loop;
    private final Duration interval;
    private final ClusterNodes nodes;
    private final Supplier<List<Node>> seeds;
    private final Supplier<SlotMap> current;
    private final ClusterQuestion.Outcome outcome;
    private final AtomicBoolean requested = new AtomicBoolean();
    private @Nullable ScheduledFuture<?> next;
    private boolean running;
    private boolean pausing;
    private boolean failed;
    private int inTrouble;
    private boolean closed;

    /**
     * @param interval time between two questions when all is well
     * @param seeds the nodes of the configuration
     * @param current the map that is in use
     * @param outcome takes the answers, on the event loop
     */
    ClusterRefresh(EventLoop loop, Duration interval, ClusterNodes nodes, Supplier<List<Node>> seeds,
            Supplier<SlotMap> current, ClusterQuestion.Outcome outcome) {
        this.loop = loop;
        this.interval = interval;
        this.nodes = nodes;
        this.seeds = seeds;
        this.current = current;
        this.outcome = outcome;
    }

    /** Has the map read anew, soon. Callable from any thread, as often as one likes. */
    void request() {
        if (requested.compareAndSet(false, true)) {
            try {
                loop.execute(this::run);
            } catch (RejectedExecutionException e) {
                // the loop has ended, and everything with it
            }
        }
    }

    void close() {
        try {
            loop.execute(() -> {
                closed = true;
                cancelNext();
            });
        } catch (RejectedExecutionException e) {
            // the loop has ended, and everything with it
        }
    }

    private void run() {
        if (running || pausing || closed) {
            return; // whoever is running looks for requests at his end
        }
        running = true;
        requested.set(false);
        cancelNext();
        ClusterQuestion.ask(loop, candidates(), new ClusterQuestion.Outcome() {
            @Override
            public void onAnswer(ClusterSlots answer, Node from) {
                failed = false;
                conclude(() -> outcome.onAnswer(answer, from));
            }

            @Override
            public void onFailure(@Nullable RuntimeException reason) {
                failed = true;
                conclude(() -> outcome.onFailure(reason));
            }
        });
    }

    private void conclude(Runnable tell) {
        running = false;
        if (!closed) {
            tell.run();
            pausing = true;
            loop.schedule(this::afterPause, inTrouble > SHORT_PAUSES ? LONG_PAUSE_MILLIS : PAUSE_MILLIS,
                    TimeUnit.MILLISECONDS);
        }
    }

    private void afterPause() {
        pausing = false;
        if (closed) {
            return;
        }
        if (failed || requested.get() || isMasterAway()) {
            inTrouble++;
            run();
        } else {
            inTrouble = 0;
            long millis = (long) (interval.toMillis() * ThreadLocalRandom.current().nextDouble(0.9, 1.1));
            next = loop.schedule(this::run, millis, TimeUnit.MILLISECONDS);
        }
    }

    private boolean isMasterAway() {
        return current.get().shards().stream().anyMatch(shard -> shard.master().isImpaired());
    }

    /** Returns whom to ask, those first who are likely to answer. */
    private List<Node> candidates() {
        List<Node> known = new ArrayList<>(nodes.all());
        Collections.shuffle(known);
        Set<Node> ordered = new LinkedHashSet<>();
        addIf(known, ordered, node -> node.state() == ConnectionState.READY);
        addIf(known, ordered, Node::isPromising);
        List<Node> configured = new ArrayList<>(seeds.get());
        ordered.addAll(configured);
        ordered.addAll(known);
        return List.copyOf(ordered);
    }

    private static void addIf(List<Node> nodes, Set<Node> to, Predicate<Node> condition) {
        nodes.stream().filter(condition).forEach(to::add);
    }

    private void cancelNext() {
        if (next != null) {
            next.cancel(false);
            next = null;
        }
    }
}
