package io.redkit.runtime.topology.replication;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.redkit.RedisException;
import io.redkit.RedisPermissionException;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.runtime.config.Endpoint;
import io.vertx.redis.client.Response;

/**
 * Asks all servers at once what their role is, to find the replicas. A server that may not be asked
 * is one, and up to date, if it is not the first. Lives on the loop.
 */
final class ReplicaSearch {

    private final List<Endpoint> servers;
    private final Outcome<FoundReplicas> outcome;
    private final List<Endpoint> upToDate = new ArrayList<>();
    private final List<Endpoint> cutOff = new ArrayList<>();
    private @Nullable RedisException failure;
    private boolean answered;
    private int left;

    private ReplicaSearch(List<Endpoint> servers, Outcome<FoundReplicas> outcome) {
        this.servers = servers;
        this.outcome = outcome;
        this.left = servers.size();
    }

    /** Starts; callable from any thread. */
    static void start(Questions questions, List<Endpoint> servers, Call role, Outcome<FoundReplicas> outcome) {
        ReplicaSearch search = new ReplicaSearch(servers, outcome);
        servers.forEach(server -> questions.put(server, role, search.new Answer(server)));
    }

    private void end() {
        if (--left > 0) {
            return;
        }
        RedisException reason = failure;
        if (answered || reason == null) {
            outcome.onAnswer(new FoundReplicas(inOrder(upToDate), inOrder(cutOff)));
        } else {
            outcome.onFailure(reason);
        }
    }

    private List<Endpoint> inOrder(List<Endpoint> some) {
        return servers.stream().filter(some::contains).toList();
    }

    private final class Answer implements ReplyHandler {

        private final Endpoint from;

        Answer(Endpoint from) {
            this.from = from;
        }

        @Override
        public void onReply(@Nullable Response reply) {
            answered = true;
            RoleReply role = RoleReply.read(reply);
            note(role.isUpToDate(), role.isCutOff());
        }

        @Override
        public void onFailure(RuntimeException reason) {
            if (reason instanceof RedisPermissionException) {
                answered = true;
                note(servers.indexOf(from) > 0, false);
                return;
            }
            if (reason instanceof RedisException known) {
                failure = known;
            }
            end();
        }

        private void note(boolean isUpToDate, boolean isCutOff) {
            if (isUpToDate) {
                upToDate.add(from);
            } else if (isCutOff) {
                cutOff.add(from);
            }
            end();
        }
    }
}
