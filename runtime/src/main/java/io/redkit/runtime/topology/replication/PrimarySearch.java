package io.redkit.runtime.topology.replication;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.redkit.Delivery;
import io.redkit.RedisConnectionException;
import io.redkit.RedisException;
import io.redkit.RedisPermissionException;
import io.redkit.runtime.config.Endpoint;
import io.vertx.redis.client.Response;

/**
 * Looks for the master among servers that say what their role is. Where none says that it is the master, it is the first one
 * that may not be asked, or else the one that a replica follows.
 */
final class PrimarySearch implements Inquiry.Reading<Endpoint> {

    private final String client;
    private final List<Endpoint> servers;
    private final Outcome<Endpoint> outcome;
    private @Nullable Endpoint untold;
    private @Nullable Endpoint followed;
    private @Nullable RuntimeException last;

    PrimarySearch(String client, List<Endpoint> servers, Outcome<Endpoint> outcome) {
        this.client = client;
        this.servers = servers;
        this.outcome = outcome;
    }

    @Override
    public @Nullable Endpoint read(Endpoint from, @Nullable Response reply) {
        RoleReply role = RoleReply.read(reply);
        if (followed == null) {
            followed = role.master();
        }
        return role.isMaster() ? from : null;
    }

    @Override
    public void onFailure(Endpoint from, RuntimeException failure) {
        if (failure instanceof RedisPermissionException) {
            Endpoint before = untold;
            untold = before == null || servers.indexOf(from) < servers.indexOf(before) ? from : before;
        }
        last = failure;
    }

    @Override
    public void onAnswer(Endpoint from, Endpoint answer) {
        outcome.onAnswer(answer);
    }

    @Override
    public void onNoAnswer() {
        Endpoint likely = untold != null ? untold : followed;
        if (likely != null) {
            outcome.onAnswer(likely);
        } else {
            outcome.onFailure(failure());
        }
    }

    private RedisException failure() {
        if (last instanceof RedisException known) {
            return known;
        }
        return new RedisConnectionException("Redis client " + client + ": none of its servers says that it is the master",
                last, Delivery.NOT_SENT);
    }
}
