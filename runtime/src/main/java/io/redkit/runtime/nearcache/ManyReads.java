package io.redkit.runtime.nearcache;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;

import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.runtime.connection.resp.MadeReplies;
import io.vertx.redis.client.Response;

/**
 * An MGET of keys that are all kept in near caches. Those that are not there are read one by one, at the same time, as if by
 * GET; if that does not succeed for all of them, the server gets the MGET as it is.
 */
final class ManyReads {

    /** So many missing keys look like a walk through everything, which is not worth keeping. */
    private static final int MOST_MISSING = 256;

    private final Call call;
    private final NearCacheExecutor executor;
    private final Store[] stores;
    private final long startNanos = System.nanoTime();

    private ManyReads(Call call, NearCacheExecutor executor, Store[] stores) {
        this.call = call;
        this.executor = executor;
        this.stores = stores;
    }

    /** Returns null if the call has a key of no near cache, or is not for them. */
    static @Nullable ManyReads of(Call call, NearCacheExecutor executor) {
        Store[] stores = new Store[call.argCount()];
        for (int i = 0; i < stores.length; i++) {
            Store store = executor.storeOf(call, i);
            if (store == null) {
                return null;
            }
            stores[i] = store;
        }
        return stores.length == 0 ? null : new ManyReads(call, executor, stores);
    }

    void send(ReplyHandler handler) {
        @Nullable
        Response[] found = new Response[stores.length];
        int[] missing = new int[stores.length];
        int count = 0;
        for (int i = 0; i < stores.length; i++) {
            Entry entry = executor.find(stores[i], key(i));
            if (entry == null) {
                missing[count++] = i;
            } else {
                found[i] = entry.reply();
            }
        }
        if (count == 0) {
            handler.onReply(MadeReplies.array(Arrays.asList(found)));
        } else if (count > MOST_MISSING) {
            executor.sendOn(call, handler);
        } else {
            new Missing(found, count, handler).read(missing);
        }
    }

    private String key(int index) {
        return (String) call.arg(index);
    }

    /** What is read from the server, and who waits for it together with what was found. */
    private final class Missing {

        private final AtomicReferenceArray<@Nullable Response> replies;
        private final AtomicInteger pending;
        private final ReplyHandler handler;
        private volatile boolean failed;

        Missing(@Nullable Response[] found, int count, ReplyHandler handler) {
            this.replies = new AtomicReferenceArray<>(found);
            this.pending = new AtomicInteger(count);
            this.handler = handler;
        }

        void read(int[] indexes) {
            int count = pending.get();
            for (int i = 0; i < count; i++) {
                int index = indexes[i];
                executor.read(stores[index], key(index), get(index), new ReplyHandler() {
                    @Override
                    public void onReply(@Nullable Response reply) {
                        replies.set(index, reply);
                        end();
                    }

                    @Override
                    public void onFailure(RuntimeException failure) {
                        failed = true;
                        end();
                    }
                });
            }
        }

        private Call get(int index) {
            Call get = Call.of(Commands.get("GET"), key(index)).with(call.options());
            Duration own = call.deadline();
            return own == null ? get : get.within(own);
        }

        private void end() {
            if (pending.decrementAndGet() > 0) {
                return;
            }
            if (failed) {
                sendWhole();
                return;
            }
            @Nullable
            Response[] all = new Response[replies.length()];
            for (int i = 0; i < all.length; i++) {
                all[i] = replies.get(i);
            }
            handler.onReply(MadeReplies.array(Arrays.asList(all)));
        }

        /** A key of another type, for example, is an error for GET, and null for MGET. */
        private void sendWhole() {
            Duration own = call.deadline();
            long limit = own == null ? executor.timeoutNanos() : own.toNanos();
            long left = limit - (System.nanoTime() - startNanos);
            executor.sendOn(call.within(Duration.ofNanos(Math.max(1, left))), handler);
        }
    }
}
