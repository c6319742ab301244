package io.redkit.runtime.topology.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.redkit.Delivery;
import io.redkit.RedisException;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandSpec.Trait;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.runtime.command.Restated;
import io.vertx.redis.client.Response;

/**
 * The parts of one call, which are under way at the same time. The caller is told when the last of them has ended: then it is
 * certain what was executed.
 */
final class Gathering {

    private final Call whole;
    private final int parts;
    private final boolean oneIsEnough;
    private final Function<List<@Nullable Response>, @Nullable Response> merge;
    private final ReplyHandler handler;
    private final AtomicReferenceArray<@Nullable Object> outcomes;
    private final AtomicInteger pending;

    /**
     * @param oneIsEnough whether the call succeeds if any of its parts does; then the merge gets the replies of those
     * @param merge makes one reply of those of the parts, which are in the order of the parts
     */
    Gathering(Call whole, int parts, boolean oneIsEnough, Function<List<@Nullable Response>, @Nullable Response> merge,
            ReplyHandler handler) {
        this.whole = whole;
        this.parts = parts;
        this.oneIsEnough = oneIsEnough;
        this.merge = merge;
        this.handler = handler;
        this.outcomes = new AtomicReferenceArray<>(parts);
        this.pending = new AtomicInteger(parts);
    }

    /** Returns who takes the outcome of one part. */
    ReplyHandler part(int index) {
        return new ReplyHandler() {
            @Override
            public void onReply(@Nullable Response reply) {
                end(index, reply);
            }

            @Override
            public void onFailure(RuntimeException failure) {
                end(index, failure);
            }
        };
    }

    private void end(int index, @Nullable Object outcome) {
        outcomes.set(index, outcome);
        if (pending.decrementAndGet() == 0) {
            List<RuntimeException> failures = failures();
            if (failures.isEmpty() || oneIsEnough && failures.size() < parts) {
                reply();
            } else {
                handler.onFailure(together(failures));
            }
        }
    }

    private void reply() {
        Response merged;
        try {
            merged = merge.apply(replies());
        } catch (RuntimeException e) { // a server answered with another type than it should
            handler.onFailure(e);
            return;
        }
        handler.onReply(merged);
    }

    private List<@Nullable Response> replies() {
        List<@Nullable Response> replies = new ArrayList<>(parts);
        for (int i = 0; i < parts; i++) {
            Object outcome = outcomes.get(i);
            if (!(outcome instanceof RuntimeException)) {
                replies.add((Response) outcome);
            }
        }
        return replies;
    }

    private List<RuntimeException> failures() {
        return IntStream.range(0, parts).mapToObj(outcomes::get).filter(RuntimeException.class::isInstance)
                .map(RuntimeException.class::cast).toList();
    }

    /** Words the first failure. A write of which a part was executed, or may be, is neither undone nor not sent. */
    private RuntimeException together(List<RuntimeException> failures) {
        if (parts == 1 || !(failures.get(0) instanceof RedisException first)) {
            return failures.get(0);
        }
        boolean changedNothing = whole.command().is(Trait.READ)
                || failures.size() == parts && failures.stream().allMatch(Gathering::changedNothing);
        return Restated.of(first,
                whole + " failed for " + failures.size() + " of its " + parts + " parts: "
                        + first.getMessage(),
                null, changedNothing ? first.delivery() : Delivery.OUTCOME_UNKNOWN);
    }

    private static boolean changedNothing(RuntimeException failure) {
        return failure instanceof RedisException known && known.delivery() != Delivery.OUTCOME_UNKNOWN;
    }
}
