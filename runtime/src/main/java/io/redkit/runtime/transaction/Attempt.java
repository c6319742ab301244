package io.redkit.runtime.transaction;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

import io.redkit.CallOptions;
import io.redkit.RedisCommandRefusedException;
import io.redkit.RedisServerException;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandExecutor;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.runtime.topology.Slots;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.redis.client.Response;

/**
 * One attempt to execute a transaction. Its commands are kept until the end, so that nothing has to be undone when it does not
 * come to that; a connection is taken when the first key is watched or read, and else at the end.
 * <p>
 * Callable from any thread.
 */
public final class Attempt {

    private static final int ANY_SLOT = 0;

    private final IdleConnections connections;
    private final CallOptions options;
    private final List<QueuedCall> queued = new ArrayList<>();
    private final AtomicBoolean gaveBack = new AtomicBoolean();
    private int slot = Call.BY_KEYS;
    private @Nullable Future<OwnedConnection> taken;
    private boolean ended;
    private volatile boolean sent;
    private volatile boolean misplaced;
    private volatile @Nullable RuntimeException lastFailure;

    Attempt(IdleConnections connections, CallOptions options) {
        this.connections = connections;
        this.options = options;
    }

    private void sendNow(Call call, ReplyHandler handler) {
        Future<OwnedConnection> connection;
        try {
            connection = connectionFor(call);
        } catch (RedisCommandRefusedException | IllegalStateException e) {
            handler.onFailure(e);
            return;
        }
        connection.onComplete(owned -> {
            if (owned.succeeded()) {
                owned.result().connection.send(call, new Noting(handler));
            } else {
                new Noting(handler).onFailure((RuntimeException) owned.cause());
            }
        });
    }

    private synchronized Future<OwnedConnection> connectionFor(Call call) {
        requireOpen();
        bind(call);
        if (slot == Call.BY_KEYS && connections.servers().hasSlots()) {
            throw new RedisCommandRefusedException(call.fullName() + " has no key, and it is not known yet to which node of"
                    + " the cluster the transaction goes; watch or read one of its keys first");
        }
        return connection();
    }

    private void queue(Call call, ReplyHandler handler) {
        try {
            synchronized (this) {
                requireOpen();
                bind(call);
                queued.add(new QueuedCall(call, handler));
            }
        } catch (RedisCommandRefusedException | IllegalStateException e) {
            handler.onFailure(e);
        }
    }

    /** Returns how many commands are kept. */
    public synchronized int size() {
        return queued.size();
    }

    private void requireOpen() {
        if (ended) {
            throw new IllegalStateException("The transaction has ended; this command belongs to it, and comes too late");
        }
    }

    private void bind(Call call) {
        int its = connections.servers().slotOf(call);
        if (its == Call.BY_KEYS) {
            return;
        }
        if (slot != Call.BY_KEYS && slot != its) {
            throw new RedisCommandRefusedException(call.fullName()
                    + " has a key in another slot of the cluster than the transaction; " + Slots.HINT);
        }
        slot = its;
    }

    private Future<OwnedConnection> connection() {
        Future<OwnedConnection> known = taken;
        if (known == null) {
            known = connections.take(slotOrAny());
            taken = known;
        }
        return known;
    }

    private int slotOrAny() {
        return slot == Call.BY_KEYS ? ANY_SLOT : slot;
    }

    /** Executes what is kept. Succeeds when each command was told its reply, and fails if the transaction was not executed. */
    public Future<Void> execute() {
        List<QueuedCall> all;
        Future<OwnedConnection> connection;
        synchronized (this) {
            requireOpen();
            ended = true;
            all = List.copyOf(queued);
            if (all.isEmpty()) {
                unwatch();
                return Future.succeededFuture();
            }
            connection = connection();
        }
        return connection
                .onFailure(failure -> all.forEach(each -> each.handler().onFailure((RuntimeException) failure)))
                .compose(owned -> execute(owned, all))
                .onFailure(failure -> lastFailure = (RuntimeException) failure);
    }

    private Future<Void> execute(OwnedConnection owned, List<QueuedCall> all) {
        Block block = new Block(owned, all, options);
        sent = true;
        Promise<Void> done = Promise.promise();
        block.send().onComplete(outcome -> {
            if (outcome.cause() instanceof RedisServerException error) {
                onServerError(error);
            }
            giveBack(owned, block.isClean());
            done.handle(outcome);
        });
        return done.future();
    }

    /** The server is not the one for this slot, or not for writes: nor are the other connections to it. */
    private void onServerError(RedisServerException error) {
        if (error.code().equals("MOVED") || error.code().equals("READONLY")) {
            misplaced = true; // by the time it is given back, its place is that of the new holder
            connections.closeIdle(slotOrAny());
            connections.servers().noteMoved(error, slotOrAny());
        }
    }

    private void giveBack(OwnedConnection owned, boolean isClean) {
        if (gaveBack.compareAndSet(false, true)) {
            connections.giveBack(owned, slotOrAny(), isClean && !misplaced);
        }
    }

    /** Ends the attempt without executing anything; what is under way is broken off. */
    public void abandon() {
        List<QueuedCall> left = List.of();
        boolean wasUnderWay;
        synchronized (this) {
            wasUnderWay = ended;
            if (!ended) {
                ended = true;
                left = List.copyOf(queued);
                unwatch();
            }
        }
        if (wasUnderWay && taken != null) {
            taken.onSuccess(owned -> giveBack(owned, false));
        }
        left.forEach(each -> each.handler().onFailure(
                new RedisCommandRefusedException(each.call() + " was not sent, because its transaction was given up")));
    }

    private void unwatch() {
        Future<OwnedConnection> connection = taken;
        if (connection != null) {
            connection.onSuccess(owned -> owned.connection.send(Call.of(Commands.get("UNWATCH")), new ReplyHandler() {
                @Override
                public void onReply(@Nullable Response reply) {
                    giveBack(owned, true);
                }

                @Override
                public void onFailure(RuntimeException failure) {
                    giveBack(owned, false);
                }
            }));
        }
    }

    /** Returns whether this is a failure of the attempt's own commands, and not of something else that its caller does. */
    boolean isOwn(Throwable failure) {
        return failure == lastFailure;
    }

    /** Returns whether there was more than watching and reading. */
    boolean wasSent() {
        return sent;
    }

    /** Remembers what became of a command. */
    private final class Noting implements ReplyHandler {

        private final ReplyHandler handler;

        Noting(ReplyHandler handler) {
            this.handler = handler;
        }

        @Override
        public void onReply(@Nullable Response reply) {
            handler.onReply(reply);
        }

        @Override
        public void onFailure(RuntimeException failure) {
            lastFailure = failure;
            if (failure instanceof RedisServerException error) {
                onServerError(error);
            }
            handler.onFailure(failure);
        }
    }

    /** Returns an executor that sends at once, on the connection that watches. */
    public CommandExecutor now() {
        return this::sendNow;
    }

    /** Returns an executor that keeps the commands for EXEC. */
    public CommandExecutor later() {
        return this::queue;
    }
}
