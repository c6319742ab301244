package io.redkit.runtime.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.redkit.runtime.command.Call;
import io.redkit.runtime.connection.resp.MadeReplies;
import io.vertx.redis.client.Response;

/**
 * A call of {@link NodeScope#SPLIT_BY_SLOT}, split into one call for each slot of its keys. The parts have the call's own
 * options and deadline, and are independent of one another: some may succeed while others fail.
 */
public final class SlotSplit {

    private final List<Part> parts;
    private final MergeRule merge;
    private final int keyCount;

    private SlotSplit(List<Part> parts, MergeRule merge, int keyCount) {
        this.parts = List.copyOf(parts);
        this.merge = merge;
        this.keyCount = keyCount;
    }

    /** The keys of one slot. */
    public static final class Part {

        private final int slot;
        private final Call call;
        private final int[] places;

        private Part(int slot, Call call, int[] places) {
            this.slot = slot;
            this.call = call;
            this.places = places;
        }

        public int slot() {
            return slot;
        }

        public Call call() {
            return call;
        }
    }

    /**
     * Splits the call. If all keys have the same slot, or the server will refuse the call anyway because it lacks an argument,
     * the only part is the call itself.
     *
     * @param call one that has a key and whose rule is to be split
     */
    public static SlotSplit of(Call call) {
        int[] keys = call.command().keys().all(call);
        MergeRule merge = ClusterRule.of(call).merge();
        if (keys.length == 0) {
            return whole(call, Slots.of(call.arg(call.firstKey())), merge);
        }
        int[] slots = new int[keys.length];
        boolean isOneSlot = true;
        for (int i = 0; i < keys.length; i++) {
            slots[i] = Slots.of(call.arg(keys[i]));
            isOneSlot &= slots[i] == slots[0];
        }
        int step = call.command().keys().step();
        int end = keys[keys.length - 1] + step;
        if (isOneSlot || end > call.argCount()) {
            return whole(call, slots[0], merge);
        }
        Map<Integer, List<Integer>> placesBySlot = new LinkedHashMap<>();
        for (int i = 0; i < keys.length; i++) {
            placesBySlot.computeIfAbsent(slots[i], slot -> new ArrayList<>()).add(i);
        }
        List<Part> parts = new ArrayList<>(placesBySlot.size());
        placesBySlot.forEach((slot, places) -> parts.add(part(call, keys, step, slot, places)));
        return new SlotSplit(parts, merge, keys.length);
    }

    private static SlotSplit whole(Call call, int slot, MergeRule merge) {
        return new SlotSplit(List.of(new Part(slot, call, new int[0])), merge, 0);
    }

    /** Takes over the keys at some places, what belongs to them, and what follows all keys, such as the path of JSON.MGET. */
    private static Part part(Call call, int[] keys, int step, int slot, List<Integer> places) {
        int end = keys[keys.length - 1] + step;
        List<Object> args = new ArrayList<>();
        for (int place : places) {
            for (int i = 0; i < step; i++) {
                args.add(call.arg(keys[place] + i));
            }
        }
        for (int i = end; i < call.argCount(); i++) {
            args.add(call.arg(i));
        }
        return new Part(slot, call.withArguments(args.toArray()), places.stream().mapToInt(Integer::intValue).toArray());
    }

    public List<Part> parts() {
        return parts;
    }

    /**
     * Makes one reply: an array has its elements where the caller has their keys.
     *
     * @param replies of all parts, in their order
     * @throws io.redkit.RedisProtocolException if a reply is of another kind than the command has
     */
    public @Nullable Response merge(List<? extends @Nullable Response> replies) {
        if (parts.size() == 1) {
            return replies.get(0);
        }
        return merge == MergeRule.CONCATENATION ? inOrder(replies) : merge.merge(replies);
    }

    private Response inOrder(List<? extends @Nullable Response> replies) {
        @Nullable
        Response[] elements = new Response[keyCount];
        for (int i = 0; i < parts.size(); i++) {
            int[] places = parts.get(i).places;
            Response values = MergeRule.array(replies.get(i));
            if (values.size() != places.length) {
                throw MergeRule.unexpected();
            }
            for (int j = 0; j < places.length; j++) {
                elements[places[j]] = values.get(j);
            }
        }
        return MadeReplies.array(Arrays.asList(elements));
    }
}
