package io.redkit.runtime.topology.replication;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.redkit.ConnectionEvent;
import io.redkit.ConnectionState;
import io.redkit.NodeReport;
import io.redkit.NodeReport.Role;
import io.redkit.OnConnectionLoss;
import io.redkit.ReadFrom;
import io.redkit.runtime.command.Call;
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
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * A master that takes the writes, and replicas that can answer reads.
 * <p>
 * Who the master is, is asked for each new connection to it, so that a lost master is replaced by the reconnecting of the lanes
 * alone. Announcements only make that faster. Until the replicas are known the master answers everything.
 */
public final class Replication implements ServerSet {

    /** Connections to replicas that are not used any more are closed when the last call has ended, and at the latest then. */
    private static final Duration LONGEST_FAREWELL = Duration.ofMinutes(1);

    /** Until then a call that was about to go to a replica when it was lost has got there. */
    private static final Duration LATECOMERS = Duration.ofMillis(50);

    private final ClientSettings settings;
    private final TaskLoop loop;
    private final Directory directory;
    private final OwnConnections ownConnections;
    private final ClientState state;
    private final ReadPreference reads;
    private final Node master;
    private final Replicas replicas;
    private final FitReplicas fit = new FitReplicas();
    private final ReplicaRefresh refresh;
    private final MasterWatchers watchers = new MasterWatchers();
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile boolean located;

    private Replication(Vertx vertx, ClientSettings settings, Connector connector, TaskLoop loop, Directory directory,
            Consumer<ConnectionEvent> events) {
        this.settings = settings;
        this.loop = loop;
        this.directory = directory;
        this.located = settings.topology() instanceof Topology.Replicated;
        this.state = new ClientState(settings, events);
        this.reads = new ReadPreference(settings.readFrom());
        Connector toMaster = connector.to(new Source(), ServerUse.MASTER);
        this.ownConnections = new OwnConnections(vertx);
        this.master = new Node(vertx, toMaster, ownConnections, Role.MASTER, this::onMaster);
        this.replicas = new Replicas(vertx, connector, ownConnections, this::onReplica);
        tellOfMaster();
        this.refresh = new ReplicaRefresh(loop, directory, this::use, replicas::areWanted);
    }

    /**
     * Servers that sentinels watch.
     *
     * @param connector opens connections to the servers
     * @param sentinels opens connections to the sentinels
     * @param events is told of changes of the state of all servers, taken together; must not block
     */
    public static Replication watched(Vertx vertx, ClientSettings settings, Topology.Sentinel topology, Connector connector,
            Connector sentinels, Consumer<ConnectionEvent> events) {
        TaskLoop loop = new TaskLoop(vertx.nettyEventLoopGroup().next());
        Directory directory = new Sentinels(settings.name(), topology, new Questions(vertx, loop, sentinels));
        return new Replication(vertx, settings, connector, loop, directory, events);
    }

    /**
     * Servers that the configuration names.
     *
     * @param connector opens connections to the servers
     * @param events is told of changes of the state of all servers, taken together; must not block
     */
    public static Replication configured(Vertx vertx, ClientSettings settings, Topology.Replicated topology,
            Connector connector, Consumer<ConnectionEvent> events) {
        TaskLoop loop = new TaskLoop(vertx.nettyEventLoopGroup().next());
        Directory directory = new ConfiguredServers(settings.name(), topology, new Questions(vertx, loop, connector));
        return new Replication(vertx, settings, connector, loop, directory, events);
    }

    @Override
    public void send(Call call, ReplyHandler handler) {
        if (reads.allowsReplica(call)) {
            new ReplicatedCall(reads, master, replicas.wanted(), settings.limits().commandTimeout().toNanos(), call, handler)
                    .start();
        } else {
            master.send(call, handler);
        }
    }

    /** The first connection to the master brings about the others. */
    private void begin() {
        if (started.compareAndSet(false, true)) {
            refresh.request();
            directory.watch(new Directory.Changes() {
                @Override
                public void onMaster() {
                    master.lookAnew();
                    refresh.request();
                    tellOfMaster();
                }

                @Override
                public void onReplicas() {
                    refresh.request();
                }
            });
        }
    }

    /** Names the master as another one than before, as it may be: connections go to the present one when they are opened. */
    private void tellOfMaster() {
        watchers.tell(List.of(new Master() {
            @Override
            public OwnConnection open() {
                return master.open();
            }
        }));
    }

    private void use(FoundReplicas found) {
        replicas.use(fit.choose(found, master.state() == ConnectionState.READY)).forEach(dropped -> {
            state.forget(dropped);
            dropped.evict();
            dropped.close(LONGEST_FAREWELL);
        });
    }

    private void onMaster(ConnectionEvent event) {
        state.onMember(master, master.endpoint(), event.state(), event.failure(), event.retryIn());
        if (event.state() != ConnectionState.CONNECTING) {
            refresh.request(); // it may have been one of the replicas, or those that are cut off are fit now
        }
    }

    private void onReplica(Node replica, ConnectionEvent event) {
        NodeLog.tell(replica, event);
        if (settings.readFrom() != ReadFrom.MASTER) {
            state.onMember(replica, replica.endpoint(), event.state(), event.failure(), event.retryIn());
        }
        if (event.state() == ConnectionState.RECONNECTING || event.state() == ConnectionState.DEGRADED) {
            refresh.request();
            replica.evict(); // others can answer
            loop.runAfter(LATECOMERS, replica::evict);
        }
    }

    @Override
    public ConnectionState state() {
        return state.get();
    }

    @Override
    public List<NodeReport> nodes() {
        List<NodeReport> reports = new ArrayList<>();
        if (located) {
            reports.add(master.report());
        }
        replicas.all().forEach(replica -> reports.add(replica.report()));
        return reports;
    }

    @Override
    public OwnConnection open(OnConnectionLoss onLoss) {
        return ownConnections.open(onLoss, master.connector());
    }

    @Override
    public void watchMasters(Consumer<List<Master>> watcher) {
        watchers.add(watcher);
    }

    @Override
    public Future<Void> close(Duration grace) {
        loop.close();
        directory.close();
        ownConnections.close();
        Future<Void> closed = Future.join(replicas.close(grace), master.close(grace)).mapEmpty();
        state.onMember(this, settings.endpoint(), ConnectionState.CLOSED, null, null);
        return closed;
    }

    /** Names the master, and begins to look after the replicas when it is asked for the first time. */
    private final class Source implements ServerSource {

        @Override
        public Uni<Endpoint> server() {
            begin();
            return directory.server().onItem().invoke(() -> located = true);
        }

        @Override
        public String description() {
            return directory.description();
        }
    }
}
