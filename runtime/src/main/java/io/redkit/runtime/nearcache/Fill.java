package io.redkit.runtime.nearcache;

import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.redkit.CallOptions;
import io.redkit.ReadFrom;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandExecutor;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.runtime.command.Witness;
import io.redkit.runtime.connection.resp.BulkReply;
import io.vertx.redis.client.Response;

/**
 * The promise of a value: one read that is under way, with those who wait for it.
 * <p>
 * Value and remaining life are read by two calls that follow one another on one connection; the life first, so that it is
 * known when the value comes. What was read is kept only if it came from a server that told of its changes already when the
 * read was sent, and does so still. That rule alone makes redirections, failovers and replicas harmless.
 */
final class Fill implements Slot, ReplyHandler, Witness {

    private static final Logger LOG = Logger.getLogger("io.redkit");
    private static final long UNKNOWN = Long.MIN_VALUE;
    private static final long FOR_EVER = -1;
    private static final long MISSING = -2;

    private final Store store;
    private final String key;
    private final Tracking tracking;
    private final Map<SocketAddress, Generation> tracked;
    private final CommandExecutor next;
    private final ReplyHandler first;
    private final boolean joinable;
    private final long startNanos = System.nanoTime();
    private final Life life = new Life();
    private final List<Joined> others = new ArrayList<>(0);
    private volatile @Nullable SocketAddress server;
    private boolean ended;

    /** Somebody who wants the same, and what of his time was left when he came. */
    private record Joined(Call call, ReplyHandler handler, long sinceNanos, long limitNanos) {
    }

    /**
     * @param tracking knows the masters that tell of their changes already
     * @param first who reads
     * @param joinable whether the read ends as soon as one with the usual options
     */
    Fill(Store store, String key, Tracking tracking, CommandExecutor next, ReplyHandler first, boolean joinable) {
        this.store = store;
        this.key = key;
        this.tracking = tracking;
        this.tracked = tracking.confirmed();
        this.next = next;
        this.first = first;
        this.joinable = joinable;
    }

    /** Reads from the master: a replica may not know yet what was invalidated already. */
    void send(Call get) {
        CallOptions options = get.options().readFrom(ReadFrom.MASTER);
        next.send(Call.of(Commands.get("PTTL"), key).with(options.maxRetries(0)).seenBy(life), life);
        next.send(get.with(options).seenBy(this), this);
    }

    /**
     * Lets somebody wait for the same value; returns whether there is one to wait for.
     *
     * @param limitNanos time that his call has
     * @param most callers that may wait
     */
    synchronized boolean join(Call call, ReplyHandler handler, long limitNanos, int most) {
        boolean admitted = joinable && !ended && others.size() < most;
        if (admitted) {
            others.add(new Joined(call, handler, System.nanoTime(), limitNanos));
        }
        return admitted;
    }

    @Override
    public void onSent(@Nullable SocketAddress address) {
        server = address;
    }

    @Override
    public void onReply(@Nullable Response reply) {
        Entry entry = entryOf(reply);
        store.end(key, this, entry);
        List<Joined> joined = end();
        joined.forEach(each -> tell(() -> each.handler.onReply(entry == null ? copyOf(reply) : entry.reply())));
        first.onReply(entry == null ? reply : entry.reply());
    }

    /** Those who wait have more time than this read had. */
    @Override
    public void onFailure(RuntimeException failure) {
        store.end(key, this, null);
        abandon();
        first.onFailure(failure);
    }

    /** Lets those who wait go their own way, each with what is left of his time. */
    void abandon() {
        for (Joined each : end()) {
            long left = each.limitNanos - (System.nanoTime() - each.sinceNanos);
            tell(() -> next.send(each.call.within(Duration.ofNanos(Math.max(1, left))), each.handler));
        }
    }

    private synchronized List<Joined> end() {
        ended = true;
        return List.copyOf(others);
    }

    /** What one of them throws must not keep the others from being told. */
    private static void tell(Runnable outcome) {
        try {
            outcome.run();
        } catch (RuntimeException | Error e) {
            LOG.error("A callback of GET failed", e);
        }
    }

    private static @Nullable Response copyOf(@Nullable Response reply) {
        return reply instanceof BulkReply bulk ? new BulkReply(bulk.array().clone()) : reply;
    }

    /** Returns what is to be kept, null for nothing. */
    private @Nullable Entry entryOf(@Nullable Response reply) {
        Generation generation = generation();
        if (generation == null || !generation.isTrusted(System.nanoTime())) {
            return null;
        }
        long millis = life.millis;
        if (reply == null) {
            return millis == MISSING ? entry(null, store.settings().negativeTtl().toNanos(), generation) : null;
        }
        if (!(reply instanceof BulkReply bulk) || millis < FOR_EVER || millis == 0) {
            return null;
        }
        long longest = store.settings().maximumStaleness().toNanos();
        return entry(bulk.array(), millis == FOR_EVER ? longest : Math.min(longest, TimeUnit.MILLISECONDS.toNanos(millis)),
                generation);
    }

    /** Returns what the server tells of that has answered; null if it does not, or if two servers have answered. */
    private @Nullable Generation generation() {
        SocketAddress from = server;
        if (from == null || !from.equals(life.server)) {
            return null;
        }
        Generation its = tracked.get(from);
        if (its == null) {
            tracking.suspect(from);
        }
        return its;
    }

    /** The time counts from before the read was sent: then the life at the server is not over earlier. */
    private @Nullable Entry entry(byte @Nullable [] bytes, long nanos, Generation generation) {
        return nanos == 0 ? null : new Entry(bytes, startNanos + nanos, generation);
    }

    @Override
    public int size() {
        return 0;
    }

    /** Hears how long the key will live, and who says so. */
    private static final class Life implements ReplyHandler, Witness {

        private volatile @Nullable SocketAddress server;
        private volatile long millis = UNKNOWN;

        @Override
        public void onSent(@Nullable SocketAddress address) {
            server = address;
        }

        @Override
        public void onReply(@Nullable Response reply) {
            millis = reply == null ? UNKNOWN : reply.toLong();
        }

        @Override
        public void onFailure(RuntimeException failure) {
            // then nothing is kept
        }
    }
}
