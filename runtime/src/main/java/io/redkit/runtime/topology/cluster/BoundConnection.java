package io.redkit.runtime.topology.cluster;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.redkit.ConnectionState;
import io.redkit.OnConnectionLoss;
import io.redkit.RedisCommandRefusedException;
import io.redkit.RedisException;
import io.redkit.RedisServerException;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.command.KeyPositions;
import io.redkit.runtime.command.OwnConnection;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.runtime.config.Endpoint;
import io.redkit.runtime.connection.OwnerEvents;
import io.redkit.runtime.connection.ServerSource;
import io.redkit.runtime.connection.resp.MadeReplies;
import io.redkit.runtime.topology.Node;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Response;

/**
 * A connection of its own in a cluster. It goes to one node: that of the first key. It may have been at another one before, as
 * long as only commands without key and state went there. What belongs to another node is refused before it is sent. A
 * transaction begins on the connection when its first key is known, and has keys of one slot.
 * <p>
 * One that waits for ever follows its slot to another node.
 */
final class BoundConnection implements OwnConnection {

    private static final int UNBOUND = -1;

    private final boolean follows;
    private final Function<ServerSource, OwnConnection> connections;
    private final ClusterRouter router;
    private final Supplier<Uni<SlotMap>> known;
    private final OwnerEvents owners = new OwnerEvents();
    private @Nullable OwnConnection current;
    private volatile int slot = UNBOUND;
    private volatile @Nullable Node anyNode;
    private int transactionSlot = UNBOUND;
    private boolean inTransaction;
    private boolean transactionHeld;
    private boolean hasState;
    private int outstanding;
    private boolean closed;

    /**
     * @param connections makes a connection to the server that the source names when its first call comes
     * @param known waits until it is known who holds what
     */
    BoundConnection(OnConnectionLoss onLoss, Function<ServerSource, OwnConnection> connections, ClusterRouter router,
            Supplier<Uni<SlotMap>> known) {
        this.follows = onLoss == OnConnectionLoss.WAIT;
        this.connections = connections;
        this.router = router;
        this.known = known;
    }

    @Override
    public void onPush(Consumer<Response> handler) {
        owners.onPush(handler);
    }

    @Override
    public void onEnd(Consumer<RedisException> handler) {
        owners.onEnd(handler);
    }

    @Override
    public synchronized ConnectionState state() {
        OwnConnection open = current;
        return open == null ? closed ? ConnectionState.CLOSED : ConnectionState.IDLE : open.state();
    }

    @Override
    public void send(Call call, ReplyHandler handler) {
        RedisException refusal = null;
        boolean held = false;
        synchronized (this) {
            try {
                held = bind(call);
            } catch (RedisCommandRefusedException e) {
                refusal = e;
            }
            if (refusal == null && !held) {
                pass(call, handler);
            }
        }
        if (refusal != null) {
            handler.onFailure(refusal);
        } else if (held) {
            handler.onReply(MadeReplies.ok());
        }
    }

    /** Chooses the node if the call says which; returns whether the call is to be held back until another one does. */
    private boolean bind(Call call) {
        String name = call.command().name();
        boolean hasKey = call.firstKey() != KeyPositions.NO_KEY;
        if (hasKey) {
            bindTo(OneSlot.of(call), call);
        } else if (name.equals("MULTI") && slot == UNBOUND && !inTransaction) {
            inTransaction = true;
            transactionHeld = true;
            return true;
        } else if (name.equals("MULTI")) {
            inTransaction = true;
        } else if (name.equals("EXEC") || name.equals("DISCARD")) {
            inTransaction = false;
            transactionSlot = UNBOUND;
        }
        return false;
    }

    private void bindTo(int wanted, Call call) {
        if (slot == UNBOUND && (current == null || isAtSameNode(wanted))) {
            slot = wanted;
        } else if (slot == UNBOUND && !hasState && outstanding == 0) {
            slot = wanted;
            reopen();
        } else if (!isAtSameNode(wanted)) {
            throw new RedisCommandRefusedException(
                    call.fullName() + " has a key on another node of the cluster than this connection,"
                            + " which went to that of its first command; " + OneSlot.HINT);
        }
        if (inTransaction) {
            if (transactionSlot != UNBOUND && transactionSlot != wanted) {
                throw new RedisCommandRefusedException(call.fullName() + " has a key in another slot of the cluster than the"
                        + " transaction; " + OneSlot.HINT);
            }
            transactionSlot = wanted;
        }
    }

    private boolean isAtSameNode(int wanted) {
        if (slot != UNBOUND) {
            return wanted == slot || router.map().shard(slot) == router.map().shard(wanted);
        }
        Node opened = anyNode; // null as long as it is not known where the connection goes; the server itself refuses then
        return opened == null || router.map().isMaster(opened, wanted);
    }

    private void pass(Call call, ReplyHandler handler) {
        OwnConnection open = current;
        if (open == null) {
            open = open();
            current = open;
        }
        if (transactionHeld) {
            transactionHeld = false;
            open.send(Call.of(Commands.get("MULTI")), IGNORED); // if it fails, so does what follows
        }
        hasState |= !call.command().isOrdinary();
        outstanding++;
        open.send(call, new Answer(open, call, handler));
    }

    private void reopen() {
        OwnConnection left = current;
        current = open();
        if (left != null) {
            left.close();
        }
    }

    private OwnConnection open() {
        OwnConnection opened = connections.apply(new HereSource());
        opened.onPush(owners::pushed);
        opened.onEnd(reason -> onEnd(opened, reason));
        if (closed) {
            opened.close();
        }
        return opened;
    }

    private void onEnd(OwnConnection ended, RedisException reason) {
        synchronized (this) {
            if (ended != current) {
                return; // replaced
            }
        }
        owners.ended(reason);
    }

    private Endpoint server() {
        if (slot != UNBOUND) {
            return router.addressOf(slot);
        }
        Node any = router.masterOf(ClusterRouter.ANY_NODE);
        anyNode = any;
        return any.endpoint();
    }

    /** The slot has moved: what follows goes to its new master, where nothing of the old connection's state is known. */
    private synchronized void follow(OwnConnection left, Call call, ReplyHandler handler) {
        if (current == left && !closed) {
            reopen();
        }
        pass(call, handler);
    }

    @Override
    public void close() {
        OwnConnection open;
        synchronized (this) {
            closed = true;
            open = current == null ? open() : current;
            current = open;
        }
        open.close();
    }

    private static final ReplyHandler IGNORED = new ReplyHandler() {
        @Override
        public void onReply(@Nullable Response reply) {
        }

        @Override
        public void onFailure(RuntimeException failure) {
        }
    };

    private final class HereSource implements ServerSource {

        @Override
        public Uni<Endpoint> server() {
            return known.get().map(map -> BoundConnection.this.server());
        }

        @Override
        public String description() {
            return "the node of its first key";
        }
    }

    /** Looks at errors for what they say about the slot. */
    private final class Answer implements ReplyHandler {

        private final OwnConnection over;
        private final Call call;
        private final ReplyHandler handler;

        Answer(OwnConnection over, Call call, ReplyHandler handler) {
            this.over = over;
            this.call = call;
            this.handler = handler;
        }

        @Override
        public void onGiveUp(Runnable release) {
            handler.onGiveUp(release);
        }

        @Override
        public void onReply(@Nullable Response reply) {
            ended();
            handler.onReply(reply);
        }

        @Override
        public void onFailure(RuntimeException failure) {
            ended();
            if (failure instanceof RedisServerException error && saysMoved(error)) {
                router.noteMoved(error, server());
                if (follows && !isInTransaction()) {
                    follow(over, call, handler);
                    return;
                }
            }
            handler.onFailure(failure);
        }
    }

    /** A blocked command is told that its master has become a replica. */
    private static boolean saysMoved(RedisServerException error) {
        return error.code().equals("MOVED")
                || error.code().equals("UNBLOCKED") && error.serverText().contains("instance state changed");
    }

    private synchronized void ended() {
        outstanding--;
    }

    private synchronized boolean isInTransaction() {
        return inTransaction;
    }
}
