package io.redkit.runtime.topology.replication;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.redkit.RedisException;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandSpec;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.config.Endpoint;
import io.redkit.runtime.config.Topology;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Response;

/** Asks sentinels who the master is and who its replicas are, and listens to what they announce. */
final class Sentinels implements Directory {

    private static final Logger LOG = Logger.getLogger("io.redkit");
    private static final CommandSpec SENTINEL = Commands.custom("SENTINEL");

    private final String client;
    private final String masterName;
    private final Questions questions;
    private final SentinelReplies replies;
    private final SentinelOrder order;
    private final SharedAnswer<Endpoint> master = new SharedAnswer<>(
            outcome -> ask("GET-MASTER-ADDR-BY-NAME", this::masterOf, outcome));
    private final AtomicReference<@Nullable SwitchWatch> watch = new AtomicReference<>();

    /** @param client name of the client */
    Sentinels(String client, Topology.Sentinel topology, Questions questions) {
        this.client = client;
        this.masterName = topology.masterName();
        this.questions = questions;
        this.replies = new SentinelReplies(topology.addressMap());
        this.order = new SentinelOrder(topology.sentinels());
    }

    @Override
    public Uni<Endpoint> server() {
        return master.get();
    }

    @Override
    public String description() {
        return "master '" + masterName + "' of its sentinels";
    }

    @Override
    public void replicas(Outcome<FoundReplicas> outcome) {
        ask("REPLICAS", replies::replicas, outcome);
    }

    private <T> void ask(String what, SentinelReading.Parser<T> parser, Outcome<T> outcome) {
        Inquiry.start(questions, order.list(), Call.of(SENTINEL, what, masterName),
                new SentinelReading<>(client, masterName, order, parser, outcome));
    }

    private @Nullable Endpoint masterOf(@Nullable Response reply) {
        return replies.master(reply);
    }

    @Override
    public void watch(Changes changes) {
        SwitchWatch started = new SwitchWatch(this, questions, order, changes);
        if (watch.compareAndSet(null, started)) {
            started.start();
        }
    }

    String client() {
        return client;
    }

    /** Returns whom a sentinel's message is about, if it concerns this master. */
    SwitchMessage read(String channel, String text) {
        return SwitchMessage.read(channel, text, masterName, replies);
    }

    /** Returns the master that was named last, null if none was. */
    @Nullable
    Endpoint latest() {
        return master.latest();
    }

    /** Notes that another server is the master now; nobody is told what was known before. */
    void switched(@Nullable Endpoint before, Endpoint now) {
        master.forget();
        LOG.infof("Redis client %s: %s is the master '%s' now%s", client, now, masterName,
                before == null ? "" : ", and no longer " + before);
    }

    /** Has the next question about the master put to a sentinel, and not answered from memory. */
    void forget() {
        master.forget();
    }

    /** Learns from one sentinel which others there are. */
    void learnFrom(Endpoint sentinel) {
        Inquiry.start(questions, List.of(sentinel), Call.of(SENTINEL, "SENTINELS", masterName),
                new SentinelReading<>(client, masterName, order, replies::sentinels, new Learning(sentinel)));
    }

    @Override
    public void close() {
        SwitchWatch started = watch.get();
        if (started != null) {
            started.close();
        }
        questions.close();
    }

    private final class Learning implements Outcome<List<Endpoint>> {

        private final Endpoint from;

        Learning(Endpoint from) {
            this.from = from;
        }

        @Override
        public void onAnswer(List<Endpoint> others) {
            order.learn(from, others);
        }

        @Override
        public void onFailure(RedisException reason) {
            LOG.debugf("Redis client %s does not learn which sentinels there are: %s", client, reason.getMessage());
        }
    }
}
