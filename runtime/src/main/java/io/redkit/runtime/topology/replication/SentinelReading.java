package io.redkit.runtime.topology.replication;

import org.jspecify.annotations.Nullable;

import io.redkit.Delivery;
import io.redkit.RedisConnectionException;
import io.redkit.RedisException;
import io.redkit.RedisServerException;
import io.redkit.runtime.config.ConfigKeys;
import io.redkit.runtime.config.Endpoint;
import io.vertx.redis.client.Response;

/** Judges the answers of sentinels, and words the failure where none of them knows. */
final class SentinelReading<T> implements Inquiry.Reading<T> {

    /** Makes sense of a reply. */
    interface Parser<T> {

        /** Returns null if the sentinel does not know the master. */
        @Nullable
        T parse(@Nullable Response reply);
    }

    private final String client;
    private final String masterName;
    private final SentinelOrder order;
    private final Parser<T> parser;
    private final Outcome<T> outcome;
    private boolean unknown;
    private @Nullable RuntimeException last;

    SentinelReading(String client, String masterName, SentinelOrder order, Parser<T> parser, Outcome<T> outcome) {
        this.client = client;
        this.masterName = masterName;
        this.order = order;
        this.parser = parser;
        this.outcome = outcome;
    }

    @Override
    public @Nullable T read(Endpoint from, @Nullable Response reply) {
        T answer = parser.parse(reply);
        unknown |= answer == null;
        return answer;
    }

    @Override
    public void onFailure(Endpoint from, RuntimeException failure) {
        boolean refused = last instanceof RedisServerException;
        last = refused ? last : failure; // a refusal says more than that another one is away
    }

    @Override
    public void onAnswer(Endpoint from, T answer) {
        order.prefer(from);
        outcome.onAnswer(answer);
    }

    @Override
    public void onNoAnswer() {
        outcome.onFailure(failure());
    }

    private RedisException failure() {
        if (unknown) {
            return new RedisConnectionException("Redis client " + client + ": no sentinel knows a master '" + masterName
                    + "'; check " + ConfigKeys.of(client, "sentinel.master-name"), null, Delivery.NOT_SENT);
        }
        if (last instanceof RedisServerException refusal) {
            return refusal;
        }
        String reason = last instanceof RedisException ? last.getMessage() : "their answers are not understood";
        return new RedisConnectionException("Redis client " + client + ": no sentinel says where master '" + masterName
                + "' is: " + reason, last, Delivery.NOT_SENT);
    }
}
