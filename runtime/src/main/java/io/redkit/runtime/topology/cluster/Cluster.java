package io.redkit.runtime.topology.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.netty.channel.EventLoop;
import io.redkit.ConnectionEvent;
import io.redkit.ConnectionState;
import io.redkit.Delivery;
import io.redkit.NodeReport;
import io.redkit.OnConnectionLoss;
import io.redkit.RedisConnectionException;
import io.redkit.RedisServerException;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandExecutor;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.command.KeyPositions;
import io.redkit.runtime.command.OwnConnection;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.runtime.config.ClientSettings;
import io.redkit.runtime.config.Endpoint;
import io.redkit.runtime.config.Topology;
import io.redkit.runtime.connection.ClientState;
import io.redkit.runtime.connection.Connector;
import io.redkit.runtime.connection.OwnConnections;
import io.redkit.runtime.connection.ServerSource;
import io.redkit.runtime.connection.ServerUse;
import io.redkit.runtime.topology.Master;
import io.redkit.runtime.topology.MasterWatchers;
import io.redkit.runtime.topology.Node;
import io.redkit.runtime.topology.NodeLog;
import io.redkit.runtime.topology.ReadPreference;
import io.redkit.runtime.topology.ServerSet;
import io.redkit.runtime.topology.Slots;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * A cluster: nodes that share the keys by their slots.
 * <p>
 * Who holds what is asked of the cluster when the first command comes, and whenever it seems to have changed. Nothing waits
 * for the answer: a command goes to the node that held its slot as far as is known, and that node knows better.
 */
public final class Cluster implements ServerSet {

    private static final Logger LOG = Logger.getLogger("io.redkit");

    /**
     * Connections to nodes that are not used any more are closed when the last call on them has ended, and at the latest then.
     */
    private static final Duration LONGEST_FAREWELL = Duration.ofMinutes(1);

    private final ClientSettings settings;
    private final Topology.Cluster topology;
    private final Connector connector;
    private final OwnConnections ownConnections;
    private final EventLoop loop;
    private final ClientState state;
    private final ClusterNodes nodes;
    private final ClusterRouter router;
    private final ClusterRefresh refresh;
    private final MasterWatchers watchers = new MasterWatchers();
    private final FirstMap first = new FirstMap();
    private volatile boolean provisional = true;
    private boolean refusalTold;
    private @Nullable SlotMap toldMap;

    /**
     * @param connector opens connections to any node
     * @param events is told of changes of the state of all nodes, taken together; must not block
     */
    public Cluster(Vertx vertx, ClientSettings settings, Topology.Cluster topology, Connector connector,
            OwnConnections ownConnections, Consumer<ConnectionEvent> events) {
        this.settings = settings;
        this.topology = topology;
        this.connector = connector;
        this.ownConnections = ownConnections;
        this.loop = (EventLoop) vertx.nettyEventLoopGroup().next();
        this.state = new ClientState(settings, events);
        this.nodes = new ClusterNodes(vertx, connector, ownConnections, topology.addressMap(), this::onNode);
        this.router = new ClusterRouter(settings.name(), SlotMap.allAt(nodes.seed(topology.seeds().get(0))),
                new ReadPreference(settings.readFrom()), topology.maxRedirects(), settings.limits().commandTimeout().toNanos(),
                nodes, this::outdated);
        this.refresh = new ClusterRefresh(loop, topology.refreshInterval(), nodes, this::seeds, router::map, new Answers());
    }

    private List<Node> seeds() {
        return topology.seeds().stream().map(nodes::seed).toList();
    }

    /** Returns the decorator in front of the retries which makes several calls of one that concerns several nodes. */
    @Override
    public CommandExecutor spread(CommandExecutor next) {
        return new Spreading(next, this);
    }

    @Override
    public void send(Call call, ReplyHandler handler) {
        if (provisional) {
            refresh.request();
        }
        int slot = call.slot();
        if (slot == Call.BY_KEYS) {
            int key = call.firstKey();
            slot = key == KeyPositions.NO_KEY ? ClusterRouter.ANY_NODE : Slots.of(call.arg(key));
        }
        router.send(call, slot, handler);
    }

    /** Goes on when it is known who holds what; if that does not become known in time, the call has failed. */
    void whenKnown(Call call, ReplyHandler handler, Consumer<SlotMap> then) {
        if (!provisional) {
            then.accept(router.map());
            return;
        }
        refresh.request();
        if (state.get() == ConnectionState.DEGRADED) {
            handler.onFailure(unknown(call));
            return;
        }
        Duration own = call.deadline();
        long limit = own == null ? settings.limits().commandTimeout().toNanos() : own.toNanos();
        first.uni().ifNoItem().after(Duration.ofNanos(limit)).on(loop).fail().subscribe().with(then,
                late -> handler.onFailure(unknown(call)));
    }

    private RedisConnectionException unknown(Call call) {
        return new RedisConnectionException(
                "Redis client " + settings.name() + ": no node of the cluster has told who its"
                        + " masters are, which " + call.fullName() + " depends on (not sent)",
                null, Delivery.NOT_SENT);
    }

    private void outdated() {
        refresh.request();
    }

    private void onNode(Node node, ConnectionEvent event) {
        NodeLog.tell(node, event);
        state.onMember(node, node.endpoint(), event.state(), event.failure(), event.retryIn());
        if (event.state() == ConnectionState.RECONNECTING || event.state() == ConnectionState.DEGRADED) {
            refresh.request();
            if (node.isReplica()) {
                node.evict(); // others can answer
            }
        }
    }

    @Override
    public ConnectionState state() {
        return state.get();
    }

    @Override
    public List<NodeReport> nodes() {
        List<NodeReport> reports = new ArrayList<>();
        List<Shard> shards = router.map().shards();
        shards.forEach(shard -> reports.add(shard.master().report()));
        shards.forEach(shard -> shard.replicas().forEach(replica -> reports.add(replica.report())));
        return reports;
    }

    /** One for each shard: whether its master has to be there is for the read policy to say. */
    @Override
    public List<Call> probes() {
        if (provisional) {
            return ServerSet.super.probes();
        }
        SlotMap map = router.map();
        return map.shards().stream().map(shard -> Call.of(Commands.get("PING")).at(map.slotOf(shard))).toList();
    }

    @Override
    public OwnConnection open(OnConnectionLoss onLoss) {
        return new BoundConnection(onLoss, server -> ownConnections.open(onLoss, connector.to(server, ServerUse.ANY)), router,
                this::known);
    }

    @Override
    public boolean hasSlots() {
        return true;
    }

    @Override
    public int slotOf(Call call) {
        return call.firstKey() == KeyPositions.NO_KEY ? Call.BY_KEYS : OneSlot.of(call);
    }

    @Override
    public Object holderOf(int slot) {
        return router.masterOf(slot);
    }

    @Override
    public void locate(Runnable task) {
        refresh.request();
        first.await(map -> task.run());
    }

    @Override
    public OwnConnection openAt(int slot) {
        ServerSource holder = new ServerSource() {
            @Override
            public Uni<Endpoint> server() {
                return known().map(map -> router.addressOf(slot));
            }

            @Override
            public String description() {
                return "the node of its slot";
            }
        };
        return ownConnections.open(OnConnectionLoss.FAIL, connector.to(holder, ServerUse.ANY));
    }

    @Override
    public void noteMoved(RedisServerException error, int slot) {
        router.noteMoved(error, router.masterOf(slot).endpoint());
    }

    @Override
    public void watchMasters(Consumer<List<Master>> watcher) {
        watchers.add(watcher);
        if (provisional) {
            refresh.request();
        }
    }

    private Uni<SlotMap> known() {
        if (provisional) {
            refresh.request();
        }
        return first.uni();
    }

    @Override
    public Future<Void> close(Duration grace) {
        refresh.close();
        Future<Void> closed = nodes.close(grace);
        state.onMember(this, settings.endpoint(), ConnectionState.CLOSED, null, null);
        return closed;
    }

    /** Takes what the cluster answers; on the event loop of the refresh. */
    private final class Answers implements ClusterQuestion.Outcome {

        @Override
        public void onAnswer(ClusterSlots answer, Node from) {
            boolean isFirst = provisional;
            SlotMap map = mapOf(answer);
            if (!isFirst) {
                tellOfNewMasters(router.map(), map);
            }
            router.use(map);
            Collection<Node> used = new ArrayList<>();
            map.shards().forEach(shard -> {
                used.add(shard.master());
                used.addAll(shard.replicas());
            });
            nodes.retain(used).forEach(this::drop);
            provisional = false;
            refusalTold = false;
            first.tell(map);
            tellWatchers(map);
            if (isFirst) {
                checkSeeds(answer, from);
            }
        }

        private void tellWatchers(SlotMap map) {
            SlotMap told = toldMap;
            if (told == null || !told.masters().equals(map.masters()) || !told.mastersThatLostTo(map).isEmpty()) {
                toldMap = map;
                watchers.tell(List.copyOf(map.masters()));
            }
        }

        private void tellOfNewMasters(SlotMap before, SlotMap now) {
            Set<Endpoint> old = before.shards().stream().map(shard -> shard.master().endpoint()).collect(Collectors.toSet());
            List<Endpoint> added = now.shards().stream().map(shard -> shard.master().endpoint())
                    .filter(endpoint -> !old.contains(endpoint)).toList();
            if (!added.isEmpty()) {
                LOG.infof("Redis client %s: new masters of the cluster at %s", settings.name(), added);
            }
        }

        /** Seeds of several clusters would have the client write here today, and there tomorrow. */
        private void checkSeeds(ClusterSlots answer, Node from) {
            SeedCheck.ask(loop, seeds(), answer, stranger -> {
                String what = "the servers at " + from.endpoint() + " and " + stranger.endpoint()
                        + " belong to different clusters; name the nodes of one of them by cluster-nodes";
                LOG.errorf("Redis client %s: %s", settings.name(), what);
                router.refuseForGood(what);
            });
        }

        private void drop(Node node) {
            state.forget(node);
            node.evict();
            node.close(LONGEST_FAREWELL);
        }

        private SlotMap mapOf(ClusterSlots answer) {
            Map<Node, Shard> shards = new HashMap<>();
            @Nullable
            Shard[] bySlot = new Shard[SlotMap.SLOTS];
            for (ClusterSlots.Range range : answer.ranges()) {
                Node master = nodes.master(range.nodes().get(0).endpoint());
                List<Node> replicas = range.nodes().stream().skip(1).map(each -> nodes.replica(each.endpoint())).toList();
                Shard shard = shards.computeIfAbsent(master, its -> new Shard(its, replicas));
                for (int slot = range.from(); slot <= range.to(); slot++) {
                    bySlot[slot] = shard;
                }
            }
            return new SlotMap(bySlot);
        }

        @Override
        public void onFailure(@Nullable RuntimeException reason) {
            if (reason instanceof RedisServerException error && error.serverText().contains("cluster support disabled")) {
                String what = "the server at " + settings.endpoint()
                        + " is no node of a cluster; name it by url or host, and not"
                        + " by cluster-nodes";
                router.refuse(what);
                if (!refusalTold) {
                    refusalTold = true;
                    LOG.errorf("Redis client %s: %s", settings.name(), what);
                }
            }
        }
    }
}
