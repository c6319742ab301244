package io.redkit.runtime.topology.cluster;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.redkit.RedisCommandRefusedException;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandExecutor;
import io.redkit.runtime.command.CommandSpec.Trait;
import io.redkit.runtime.command.KeyPositions;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.runtime.topology.ClusterRule;
import io.redkit.runtime.topology.MergeRule;
import io.redkit.runtime.topology.SlotSplit;
import io.vertx.redis.client.Response;

/**
 * Decorator in front of the retries: makes several calls of one that concerns several nodes, so that each of them is retried
 * by itself, and refuses what cannot be split.
 */
final class Spreading implements CommandExecutor {

    private final CommandExecutor next;
    private final Cluster cluster;

    Spreading(CommandExecutor next, Cluster cluster) {
        this.next = next;
        this.cluster = cluster;
    }

    @Override
    public void send(Call call, ReplyHandler handler) {
        boolean hasKey = call.firstKey() != KeyPositions.NO_KEY;
        if (call.slot() != Call.BY_KEYS && !hasKey) { // another node would not say that it is the wrong one
            cluster.whenKnown(call, handler, map -> next.send(call, handler));
            return;
        }
        if (hasKey && call.command().keys().isSingle() || call.slot() != Call.BY_KEYS) {
            next.send(call, handler);
            return;
        }
        ClusterRule rule = ClusterRule.of(call);
        switch (rule.scope()) {
            case ANY -> next.send(call, handler);
            case SLOT -> toOneSlot(call, handler);
            case SPLIT_BY_SLOT -> split(SlotSplit.of(call), call, handler);
            case ALL_MASTERS -> cluster.whenKnown(call, handler, map -> toAllMasters(call, map, rule.merge(), handler));
            case NAMED -> named(call, handler);
        }
    }

    private void toOneSlot(Call call, ReplyHandler handler) {
        int slot;
        try {
            slot = OneSlot.of(call);
        } catch (RedisCommandRefusedException e) {
            handler.onFailure(e);
            return;
        }
        next.send(call.at(slot), handler);
    }

    private void split(SlotSplit split, Call whole, ReplyHandler handler) {
        List<SlotSplit.Part> parts = split.parts();
        if (parts.size() == 1) {
            next.send(whole.at(parts.get(0).slot()), handler);
            return;
        }
        Gathering gathering = new Gathering(whole, parts.size(), false, split::merge, handler);
        for (int i = 0; i < parts.size(); i++) {
            next.send(parts.get(i).call().at(parts.get(i).slot()), gathering.part(i));
        }
    }

    private void toAllMasters(Call call, SlotMap map, MergeRule merge, ReplyHandler handler) {
        List<Shard> shards = map.shards();
        Function<List<@Nullable Response>, @Nullable Response> merging = merge::merge;
        Gathering gathering = new Gathering(call, shards.size(), merge.toleratesFailures(), merging, handler);
        for (int i = 0; i < shards.size(); i++) {
            next.send(call.at(map.slotOf(shards.get(i))), gathering.part(i));
        }
    }

    private void named(Call call, ReplyHandler handler) {
        if (call.command().is(Trait.STATEFUL)) {
            next.send(call, handler); // is refused on shared connections anywhere
        } else if (call.command().name().equals("SCAN")) {
            cluster.whenKnown(call, handler, map -> ClusterScan.send(call, map, next, handler));
        } else {
            handler.onFailure(OneSlot.concernsOneNode(call));
        }
    }
}
