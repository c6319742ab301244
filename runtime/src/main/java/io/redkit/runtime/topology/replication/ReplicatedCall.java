package io.redkit.runtime.topology.replication;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.redkit.Delivery;
import io.redkit.RedisClosedException;
import io.redkit.RedisConnectionException;
import io.redkit.RedisException;
import io.redkit.RedisServerException;
import io.redkit.runtime.command.BlockTime;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.runtime.topology.Node;
import io.redkit.runtime.topology.ReadPreference;
import io.vertx.redis.client.Response;

/**
 * A read that a replica may answer. It is passed on to another server, within its deadline, where it was not sent, or where a
 * replica has no data to answer with; to each server once at most.
 */
final class ReplicatedCall implements ReplyHandler {

    private final ReadPreference reads;
    private final Node master;
    private final List<Node> replicas;
    private final long timeoutNanos;
    private final Call call;
    private final ReplyHandler handler;
    private final long startNanos = System.nanoTime();
    private final List<Node> tried = new ArrayList<>(1);

    /** @param timeoutNanos deadline if the call has none of its own */
    ReplicatedCall(ReadPreference reads, Node master, List<Node> replicas, long timeoutNanos, Call call,
            ReplyHandler handler) {
        this.reads = reads;
        this.master = master;
        this.replicas = replicas;
        this.timeoutNanos = timeoutNanos;
        this.call = call;
        this.handler = handler;
    }

    void start() {
        sendTo(reads.choose(call, master, replicas), call);
    }

    private void sendTo(Node node, Call next) {
        tried.add(node);
        node.send(next, this);
    }

    private Node current() {
        return tried.get(tried.size() - 1);
    }

    @Override
    public void onGiveUp(Runnable release) {
        handler.onGiveUp(release);
    }

    @Override
    public void onReply(@Nullable Response reply) {
        if (tried.size() == 1 && reads.isMeasured(call)) {
            current().answeredAfter(System.nanoTime() - startNanos);
        }
        handler.onReply(reply);
    }

    @Override
    public void onFailure(RuntimeException failure) {
        Node next = failure instanceof RedisException reason && isServersFault(reason) ? next() : null;
        long left = deadlineNanos() - (System.nanoTime() - startNanos);
        if (next == null || left <= 0) {
            handler.onFailure(failure);
        } else {
            sendTo(next, left == Long.MAX_VALUE ? call : call.within(Duration.ofNanos(left)));
        }
    }

    private boolean isServersFault(RedisException reason) {
        if (reason.delivery() != Delivery.NOT_SENT) {
            return current().isReplica() && reason instanceof RedisServerException error
                    && (error.code().equals("LOADING") || error.code().equals("MASTERDOWN"));
        }
        return reason instanceof RedisConnectionException || reason instanceof RedisClosedException
                || reason instanceof RedisServerException;
    }

    /** Returns who has not been tried yet: a replica that has a connection, or else the master. */
    private @Nullable Node next() {
        for (Node replica : replicas) {
            if (!tried.contains(replica) && replica.isPromising()) {
                return replica;
            }
        }
        return tried.contains(master) ? null : master;
    }

    private long deadlineNanos() {
        return BlockTime.of(call).deadlineNanos(call.deadline(), timeoutNanos);
    }
}
