package io.redkit.runtime.topology.replication;

import java.util.List;
import java.util.stream.Collectors;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.redkit.RedisException;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.config.Endpoint;
import io.redkit.runtime.config.Topology;
import io.smallrye.mutiny.Uni;

/**
 * Servers at addresses that do not change, which say themselves who of them is the master. Nobody announces a change: it shows
 * when connections are lost, when the former master refuses writes, and when the replicas are looked for.
 */
final class ConfiguredServers implements Directory {

    private static final Logger LOG = Logger.getLogger("io.redkit");
    private static final Call ROLE = Call.of(Commands.get("ROLE"));

    private final String client;
    private final List<Endpoint> servers;
    private final Questions questions;
    private final SharedAnswer<Endpoint> master;
    private volatile @Nullable Changes changes;

    /** @param client name of the client */
    ConfiguredServers(String client, Topology.Replicated topology, Questions questions) {
        this.client = client;
        this.servers = topology.servers();
        this.questions = questions;
        this.master = new SharedAnswer<>(this::findMaster);
    }

    private void findMaster(Outcome<Endpoint> outcome) {
        Inquiry.start(questions, servers, ROLE, new PrimarySearch(client, servers, new Outcome<>() {
            @Override
            public void onAnswer(Endpoint found) {
                tellChange(found);
                outcome.onAnswer(found);
            }

            @Override
            public void onFailure(RedisException reason) {
                outcome.onFailure(reason);
            }
        }));
    }

    private void tellChange(Endpoint found) {
        Endpoint before = master.latest();
        if (before != null && !before.equals(found)) {
            LOG.infof("Redis client %s: %s is the master now, and no longer %s", client, found, before);
        }
    }

    @Override
    public Uni<Endpoint> server() {
        return master.get();
    }

    @Override
    public String description() {
        return servers.stream().map(Endpoint::toString).collect(Collectors.joining(", "));
    }

    @Override
    public void replicas(Outcome<FoundReplicas> outcome) {
        ReplicaSearch.start(questions, servers, ROLE, new Outcome<>() {
            @Override
            public void onAnswer(FoundReplicas found) {
                outcome.onAnswer(found);
                Endpoint known = master.latest();
                Changes told = changes;
                if (known != null && told != null && found.upToDate().contains(known)) {
                    master.forget();
                    told.onMaster(); // who only reads is not told by READONLY
                }
            }

            @Override
            public void onFailure(RedisException reason) {
                outcome.onFailure(reason);
            }
        });
    }

    @Override
    public void watch(Changes listener) {
        changes = listener;
    }

    @Override
    public void close() {
        questions.close();
    }
}
