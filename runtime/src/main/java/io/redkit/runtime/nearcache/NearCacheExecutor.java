package io.redkit.runtime.nearcache;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import io.redkit.CallOptions;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandExecutor;
import io.redkit.runtime.command.CommandSpec;
import io.redkit.runtime.command.CommandSpec.Trait;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.runtime.degraded.Availability;

/**
 * Decorator in front of all others: answers GET and MGET from memory where it can, keeps what they read, and notes what this
 * client writes. Calls that say where to read from are not for it.
 */
final class NearCacheExecutor implements CommandExecutor {

    private static final CommandSpec GET = Commands.get("GET");
    private static final CommandSpec MGET = Commands.get("MGET");

    private final CommandExecutor next;
    private final Stores stores;
    private final Tracking tracking;
    private final Availability availability;
    private final long timeoutNanos;
    private final int mostJoined;

    /**
     * @param timeoutNanos deadline of calls that have none of their own
     * @param mostJoined callers that wait for one value at most; further ones ask the server
     */
    NearCacheExecutor(CommandExecutor next, Stores stores, Tracking tracking, Availability availability, long timeoutNanos,
            int mostJoined) {
        this.next = next;
        this.stores = stores;
        this.tracking = tracking;
        this.availability = availability;
        this.timeoutNanos = timeoutNanos;
        this.mostJoined = mostJoined;
    }

    @Override
    public void send(Call call, ReplyHandler handler) {
        CommandSpec command = call.command();
        if (command == GET && call.argCount() == 1) {
            get(call, handler);
        } else if (command == MGET) {
            getAll(call, handler);
        } else if (command.is(Trait.READ)) {
            next.send(call, handler);
        } else {
            Write.send(call, stores, tracking, next, handler);
        }
    }

    private void get(Call call, ReplyHandler handler) {
        Store store = storeOf(call, 0);
        if (store == null) {
            next.send(call, handler);
            return;
        }
        String key = (String) call.arg(0);
        Entry entry = find(store, key);
        if (entry == null) {
            read(store, key, call, handler);
        } else {
            handler.onReply(entry.reply());
        }
    }

    private void getAll(Call call, ReplyHandler handler) {
        ManyReads reads = ManyReads.of(call, this);
        if (reads == null) {
            next.send(call, handler);
        } else {
            reads.send(handler);
        }
    }

    /** Returns the near cache of a key of the call, null if it has none or the call is not for one. */
    @Nullable
    Store storeOf(Call call, int argument) {
        return call.arg(argument) instanceof String key && call.options().readFrom() == null && !call.isAsking()
                ? stores.of(key)
                : null;
    }

    /** Returns the entry that answers a read, and counts it. */
    @Nullable
    Entry find(Store store, String key) {
        Entry entry = store.find(key);
        if (entry != null) {
            store.counts.hits.increment();
            return entry;
        }
        if (store.settings().servesStale() && availability.isAway()) {
            entry = store.findWhileAway(key);
            if (entry != null) {
                store.counts.staleHits.increment();
            }
        }
        return entry;
    }

    /** Reads from the server what is not in memory, and keeps it if that is safe. */
    void read(Store store, String key, Call get, ReplyHandler handler) {
        store.counts.misses.increment();
        if (tracking.confirmed().isEmpty() || !isExact(key)) {
            next.send(get, handler);
            return;
        }
        boolean usual = get.options() == CallOptions.DEFAULT && get.deadline() == null;
        Fill fill = new Fill(store, key, tracking, next, handler, usual);
        Fill there = store.begin(key, fill);
        if (there == fill) {
            fill.send(get);
        } else if (there == null || !usual || !there.join(get, handler, timeoutNanos, mostJoined)) {
            next.send(get, handler);
        }
    }

    /** Goes on to the server. */
    void sendOn(Call call, ReplyHandler handler) {
        next.send(call, handler);
    }

    long timeoutNanos() {
        return timeoutNanos;
    }

    /** Returns whether the server sees the same key: half of a surrogate pair is a question mark there. */
    private static boolean isExact(String key) {
        for (int i = 0; i < key.length(); i++) {
            if (Character.isSurrogate(key.charAt(i))) {
                return StandardCharsets.UTF_8.newEncoder().canEncode(key);
            }
        }
        return true;
    }
}
