package io.redkit.runtime.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

import io.redkit.Delivery;
import io.redkit.RedisProtocolException;
import io.redkit.runtime.connection.resp.MadeReplies;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;

/** How the replies of several nodes to the same command, or to the parts of one, become one reply. */
public enum MergeRule {

    /** All must succeed; the first reply stands for all. */
    FIRST {
        @Override
        @Nullable
        Response of(List<? extends @Nullable Response> replies) {
            return replies.get(0);
        }
    },
    /** One success is enough, and failures count only when there is none: a script runs on one node only. */
    ONE_SUCCESS {
        @Override
        @Nullable
        Response of(List<? extends @Nullable Response> replies) {
            return replies.get(0);
        }
    },
    /** Any reply that is not null; null if all are. */
    ANY_PRESENT {
        @Override
        @Nullable
        Response of(List<? extends @Nullable Response> replies) {
            List<Response> present = replies.stream().filter(Objects::nonNull).map(Response.class::cast).toList();
            return present.isEmpty() ? null : present.get(ThreadLocalRandom.current().nextInt(present.size()));
        }
    },
    /** The sum of integers. */
    SUM {
        @Override
        Response of(List<? extends @Nullable Response> replies) {
            long sum = 0;
            for (Response reply : replies) {
                sum += integer(reply);
            }
            return MadeReplies.integer(sum);
        }
    },
    /** The elements of all arrays. */
    CONCATENATION {
        @Override
        Response of(List<? extends @Nullable Response> replies) {
            List<Response> all = new ArrayList<>();
            for (Response reply : replies) {
                array(reply).forEach(all::add);
            }
            return MadeReplies.array(all);
        }
    },
    /** The elements of all arrays, each once; they are strings. */
    UNION {
        @Override
        Response of(List<? extends @Nullable Response> replies) {
            return ArrayMerges.union(replies.stream().map(MergeRule::array).toList());
        }
    },
    /** Of arrays of 0 and 1: 1 where all have 1. */
    AND_OF_ELEMENTS {
        @Override
        Response of(List<? extends @Nullable Response> replies) {
            return ArrayMerges.byPlace(arraysOfOneSize(replies), ArrayMerges::and);
        }
    },
    /** Of arrays of names and numbers: for each name the sum of its numbers. All have the same names. */
    SUM_OF_PAIRS {
        @Override
        Response of(List<? extends @Nullable Response> replies) {
            return ArrayMerges.byPlace(arraysOfOneSize(replies), ArrayMerges::nameOrSum);
        }
    };

    /**
     * Merges the replies of those nodes that did not fail.
     *
     * @param replies at least one
     * @throws RedisProtocolException if a reply is of another kind than the command has
     */
    public final @Nullable Response merge(List<? extends @Nullable Response> replies) {
        if (replies.isEmpty()) {
            throw new IllegalArgumentException("no replies to merge");
        }
        return of(replies);
    }

    /** Returns whether failures do no harm where there is a success. */
    public final boolean toleratesFailures() {
        return this == ONE_SUCCESS;
    }

    abstract @Nullable Response of(List<? extends @Nullable Response> replies);

    static long integer(@Nullable Response reply) {
        if (reply == null || reply.type() != ResponseType.NUMBER) {
            throw unexpected();
        }
        return reply.toLong();
    }

    static Response array(@Nullable Response reply) {
        if (reply == null || reply.type() != ResponseType.MULTI || reply.isMap()) {
            throw unexpected();
        }
        return reply;
    }

    private static List<Response> arraysOfOneSize(List<? extends @Nullable Response> replies) {
        List<Response> arrays = new ArrayList<>();
        for (Response reply : replies) {
            Response array = array(reply);
            if (!arrays.isEmpty() && arrays.get(0).size() != array.size()) {
                throw unexpected();
            }
            arrays.add(array);
        }
        return arrays;
    }

    static RedisProtocolException unexpected() {
        return new RedisProtocolException("The nodes of the cluster answered one command with replies that do not fit together",
                null, Delivery.ANSWERED);
    }
}
