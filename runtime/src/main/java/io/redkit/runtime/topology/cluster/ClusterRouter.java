package io.redkit.runtime.topology.cluster;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

import io.redkit.ConnectionState;
import io.redkit.Delivery;
import io.redkit.RedisConnectionException;
import io.redkit.RedisException;
import io.redkit.RedisServerException;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.runtime.config.Endpoint;
import io.redkit.runtime.topology.Node;
import io.redkit.runtime.topology.ReadPreference;

/**
 * Sends each call to the node that holds its slot, and follows where nodes point to. Until the cluster has told who holds
 * what, the first seed is asked for everything, and knows better.
 */
final class ClusterRouter {

    /** Instead of a slot: any node will do. */
    static final int ANY_NODE = -1;

    private final String client;
    private final ReadPreference reads;
    private final int maxRedirects;
    private final long timeoutNanos;
    private final ClusterNodes nodes;
    private final Runnable outdated;
    private volatile SlotMap map;
    private volatile @Nullable String refusal;
    private boolean refusedForGood;

    /**
     * @param timeoutNanos deadline of calls that have none of their own
     * @param outdated is told when the map seems to be wrong
     */
    ClusterRouter(String client, SlotMap first, ReadPreference reads, int maxRedirects, long timeoutNanos, ClusterNodes nodes,
            Runnable outdated) {
        this.client = client;
        this.map = first;
        this.reads = reads;
        this.maxRedirects = maxRedirects;
        this.timeoutNanos = timeoutNanos;
        this.nodes = nodes;
        this.outdated = outdated;
    }

    /** Sends a call whose keys are all in this slot. */
    void send(Call call, int slot, ReplyHandler handler) {
        new RoutedCall(this, call, slot, handler).start();
    }

    SlotMap map() {
        return map;
    }

    /** Takes another map into use. Calls that wait for a node which lost their slot are sent to the one that has it now. */
    synchronized void use(SlotMap next) {
        SlotMap previous = map;
        map = next;
        if (!refusedForGood) {
            refusal = null;
        }
        previous.mastersThatLostTo(next).forEach(Node::evict);
    }

    /** Fails all calls from now on, for this reason, until there is a map. */
    void refuse(String reason) {
        refusal = reason;
    }

    /** Fails all calls from now on: no map can help, the configuration is wrong. */
    synchronized void refuseForGood(String reason) {
        refusedForGood = true;
        refusal = reason;
    }

    /** Returns why no call is sent at all, null if they are. */
    @Nullable
    RedisException refusal() {
        String reason = refusal;
        return reason == null ? null : notSent(reason);
    }

    /** Returns where the call goes, null if nobody holds the slot. */
    @Nullable
    Node choose(Call call, int slot) {
        if (slot == ANY_NODE) {
            return masterOf(ANY_NODE);
        }
        Shard shard = map.shard(slot);
        return shard == null ? null : reads.choose(call, shard.master(), shard.replicas());
    }

    /**
     * Returns the address of the master of the slot, for a connection of its own. If no other one is known to lead there, who
     * holds what is asked anew meanwhile.
     */
    Endpoint addressOf(int slot) {
        Node master = masterOf(slot);
        if (master.state() != ConnectionState.READY) {
            suspect();
        }
        return master.endpoint();
    }

    /** Returns the master of the slot; any if nobody holds it, or {@link #ANY_NODE} is asked for. */
    Node masterOf(int slot) {
        SlotMap now = map;
        Shard shard = slot == ANY_NODE ? null : now.shard(slot);
        if (shard != null) {
            return shard.master();
        }
        List<Shard> shards = now.shards();
        int start = ThreadLocalRandom.current().nextInt(shards.size());
        for (int i = 0; i < shards.size(); i++) {
            Node node = shards.get((start + i) % shards.size()).master();
            if (node.isPromising()) {
                return node;
            }
        }
        return shards.get(start).master();
    }

    /** Notes what the error says about a slot, if it says anything. */
    void noteMoved(RedisServerException error, Endpoint asked) {
        Redirection redirection = Redirection.of(error, asked);
        if (redirection != null) {
            follow(redirection);
        }
    }

    /** Notes what a node said about a slot, and returns the node that it named. */
    Node follow(Redirection redirection) {
        Node target = nodes.master(redirection.target());
        if (!redirection.asking()) {
            moved(redirection.slot(), target);
        }
        return target;
    }

    private void moved(int slot, Node target) {
        synchronized (this) {
            if (slot >= 0 && slot < SlotMap.SLOTS && !map.isMaster(target, slot)) {
                map = map.withMaster(slot, target);
            }
        }
        outdated.run();
    }

    /** A node is not what it was thought to be, and did not say what is instead. */
    void suspect() {
        outdated.run();
    }

    boolean isMeasured(Call call) {
        return reads.isMeasured(call);
    }

    int maxRedirects() {
        return maxRedirects;
    }

    long timeoutNanos() {
        return timeoutNanos;
    }

    RedisException unserved(int slot) {
        outdated.run();
        return notSent("no node of the cluster holds slot " + slot);
    }

    private RedisException notSent(String reason) {
        return new RedisConnectionException("Redis client " + client + ": " + reason + " (not sent)", null, Delivery.NOT_SENT);
    }
}
