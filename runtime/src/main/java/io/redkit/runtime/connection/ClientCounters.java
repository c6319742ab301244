package io.redkit.runtime.connection;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

import io.netty.channel.EventLoop;

/**
 * What the connections of one client, shared ones and others, to whatever servers, have done and are doing. Thread-safe; the
 * figures are those of about now, since nothing stops while they are read.
 * <p>
 * A command costs one plain increment. Everything else is counted when something rare happens, or looked up when it is asked
 * for.
 */
public final class ClientCounters {

    private final Map<EventLoop, LoopCounters> loops = new ConcurrentHashMap<>();
    private final Set<RespConnection> open = ConcurrentHashMap.newKeySet();
    private final LongAdder[] failures = new LongAdder[CommandOutcome.values().length];
    private final LongAdder reconnects = new LongAdder();
    private final LongAdder retries = new LongAdder();

    public ClientCounters() {
        Arrays.setAll(failures, outcome -> new LongAdder());
    }

    LoopCounters on(EventLoop loop) {
        return loops.computeIfAbsent(loop, its -> new LoopCounters(this::failed));
    }

    private void failed(RuntimeException failure) {
        adder(CommandOutcome.of(failure)).increment();
    }

    void opened(RespConnection connection) {
        open.add(connection);
        connection.closeFuture().addListener(closed -> open.remove(connection));
    }

    void reconnected() {
        reconnects.increment();
    }

    /** Counts a command that is sent again. */
    public void retried() {
        retries.increment();
    }

    /** Returns the number of connections that are open, those included that only finish what they have begun. */
    public int connections() {
        return open.size();
    }

    /** Returns the number of commands that were sent and not answered. */
    public int inFlight() {
        return open.stream().mapToInt(RespConnection::inFlight).sum();
    }

    /** Returns the number of commands that wait for a connection. */
    public long queued() {
        return loops.values().stream().mapToLong(LoopCounters::queued).sum();
    }

    /** Returns how many attempts have ended like that. */
    public long commands(CommandOutcome outcome) {
        long replies = outcome == CommandOutcome.OK ? loops.values().stream().mapToLong(LoopCounters::replies).sum() : 0;
        return replies + adder(outcome).sum();
    }

    /** Returns how often a shared connection was there again after one was lost or could not be opened. */
    public long reconnects() {
        return reconnects.sum();
    }

    /** Returns how many times a command was sent again. */
    public long retries() {
        return retries.sum();
    }

    /**
     * Returns the time within which that share of the recent answers came, of the connections that are open; null if there was
     * no answer.
     *
     * @param percent from 1 to 99
     */
    public @Nullable Duration latency(int percent) {
        RecentLatencies all = new RecentLatencies();
        open.forEach(connection -> all.add(connection.latencies()));
        return all.percentile(percent);
    }

    private LongAdder adder(CommandOutcome outcome) {
        return failures[outcome.ordinal()];
    }
}
