package io.redkit.runtime;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.redkit.ConnectionEvent;
import io.redkit.ConnectionState;
import io.redkit.KeySpace;
import io.redkit.NodeReport;
import io.redkit.OnConnectionLoss;
import io.redkit.ReactiveRedisService;
import io.redkit.RedisService;
import io.redkit.codec.JsonCodecs;
import io.redkit.data.ReactiveScript;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandExecutor;
import io.redkit.runtime.command.CommandGuard;
import io.redkit.runtime.command.CommandLookup;
import io.redkit.runtime.command.DedicatedUse;
import io.redkit.runtime.command.GuardedConnection;
import io.redkit.runtime.command.OwnConnection;
import io.redkit.runtime.command.Retrying;
import io.redkit.runtime.config.ClientSettings;
import io.redkit.runtime.config.ConfigKeys;
import io.redkit.runtime.config.ResilienceConfig.DegradedCommands;
import io.redkit.runtime.config.Topology;
import io.redkit.runtime.connection.ClientCounters;
import io.redkit.runtime.connection.Connector;
import io.redkit.runtime.connection.CredentialsSource;
import io.redkit.runtime.connection.OwnConnections;
import io.redkit.runtime.connection.TurnClock;
import io.redkit.runtime.degraded.Availability;
import io.redkit.runtime.degraded.AwayListener;
import io.redkit.runtime.degraded.ClientAvailability;
import io.redkit.runtime.degraded.DefaultsWhileDegraded;
import io.redkit.runtime.degraded.FeaturePolicy;
import io.redkit.runtime.nearcache.NearCaches;
import io.redkit.runtime.pattern.PatternSupport;
import io.redkit.runtime.script.LuaScript;
import io.redkit.runtime.script.ScriptSource;
import io.redkit.runtime.service.ServiceSupport;
import io.redkit.runtime.service.Services;
import io.redkit.runtime.subscribe.Subscriber;
import io.redkit.runtime.topology.ServerSet;
import io.redkit.runtime.topology.SingleServer;
import io.redkit.runtime.topology.cluster.Cluster;
import io.redkit.runtime.topology.replication.Replication;
import io.redkit.runtime.transaction.Transactions;
import io.redkit.runtime.vertx.PlainRedis;
import io.redkit.runtime.vertx.SharedRedis;
import io.redkit.runtime.vertx.SharedRedisApi;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.SSLOptions;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisAPI;

/**
 * One configured client, and the place where its parts are put together.
 * <p>
 * A command passes, in this order: the near caches, which answer reads from memory, and without which patterns are; the guard,
 * which refuses what is dangerous; in development, or where it is configured, the answers in place of a Redis that is away; the
 * retries; the rule for shared connections, which
 * refuses what changes their state and gives what blocks a connection of its own; and the lanes.
 */
public final class RedkitClient {

    private static final String COMMANDS = "commands";

    private final ClientSettings settings;
    private final NetClient net;
    private final ClientCounters counters = new ClientCounters();
    private final ClientAvailability availability;
    private final NetClient sentinelNet;
    private final ServerSet servers;
    private final OwnConnections ownConnections;
    private final Retrying retrying;
    private final NearCaches nearCaches;
    private final ServiceSupport support;
    private final Subscriber subscriber;
    private final PatternSupport patterns;
    private final ReactiveRedisService reactive;
    private final RedisService blocking;
    private final Redis redis;
    private final RedisAPI api;
    private final PlainRedis plain;

    /** Opens nothing yet; with codecs that are made already, and the credentials of the settings. */
    public RedkitClient(Vertx vertx, ClientSettings settings, NetClientOptions socketOptions, JsonCodecs json,
            Consumer<ConnectionEvent> events) {
        this(vertx, settings, new ClientSockets(socketOptions, socketOptions), () -> json,
                CredentialsSource.configured(settings), events);
    }

    /**
     * Opens nothing yet: the first command does.
     *
     * @param sockets options of the sockets, with TLS
     * @param json makes the codecs of JSON values when the first is needed
     * @param credentials is asked who logs in, for each connection
     * @param events is told of changes of the connection state; must not block
     */
    public RedkitClient(Vertx vertx, ClientSettings settings, ClientSockets sockets, Supplier<JsonCodecs> json,
            CredentialsSource credentials, Consumer<ConnectionEvent> events) {
        this.settings = settings;
        this.availability = new ClientAvailability(() -> workerInTurn(vertx));
        this.net = vertx.createNetClient(sockets.servers());
        this.sentinelNet = vertx.createNetClient(sockets.sentinels());
        Connector connector = new Connector(net, settings, credentials, counters);
        this.ownConnections = new OwnConnections(vertx);
        this.servers = servers(vertx, connector, availability.andThen(events));
        this.retrying = new Retrying(servers, vertx.nettyEventLoopGroup(), servers::state, settings, counters::retried,
                TurnClock::nanos);
        CommandExecutor direct = guarded(degradable(servers.spread(retrying)));
        this.nearCaches = new NearCaches(settings, availability, servers::watchMasters, vertx.nettyEventLoopGroup());
        CommandExecutor shared = nearCaches.before(direct);
        CommandLookup lookup = new CommandLookup(settings.extraCommands(), key("extra-commands"));
        this.support = new ServiceSupport(shared, settings, KeySpace.of(settings.keyPrefix()), json, lookup,
                view(servers), this::open,
                new Transactions(eventLoopOf(vertx), vertx.nettyEventLoopGroup(), settings, servers, this::guarded));
        this.subscriber = new Subscriber(settings.name(), () -> open(OnConnectionLoss.FAIL), new ShardHolders(servers),
                vertx.nettyEventLoopGroup(), settings.resilience().reconnect().initialDelay(), longestWait(settings));
        this.patterns = new PatternSupport(direct, settings, support.keySpace(), json, availability, this::open, subscriber,
                vertx);
        this.reactive = Services.reactive(support);
        this.blocking = Services.blocking(reactive);
        this.redis = new SharedRedis(vertx, shared, () -> open(OnConnectionLoss.FAIL));
        this.api = new SharedRedisApi(vertx, shared);
        this.plain = new PlainRedis(vertx, settings, sockets.servers(), credentials.canChange() ? credentials.origin() : null);
    }

    private ServerSet servers(Vertx vertx, Connector connector, Consumer<ConnectionEvent> events) {
        if (settings.topology() instanceof Topology.Cluster cluster) {
            return new Cluster(vertx, settings, cluster, connector, ownConnections, events);
        }
        if (settings.topology() instanceof Topology.Sentinel sentinel) {
            ClientSettings ofSentinels = settings.ofSentinels(sentinel);
            Connector sentinels = new Connector(sentinelNet, ofSentinels,
                    CredentialsSource.configured(ofSentinels, "sentinel."), new ClientCounters());
            return Replication.watched(vertx, settings, sentinel, connector, sentinels, events);
        }
        if (settings.topology() instanceof Topology.Replicated replicated) {
            return Replication.configured(vertx, settings, replicated, connector, events);
        }
        return new SingleServer(vertx, connector, ownConnections, events);
    }

    private static Duration longestWait(ClientSettings settings) {
        Duration longest = settings.resilience().reconnect().maxDelay();
        Duration probe = settings.resilience().degraded().probeInterval();
        return probe.compareTo(longest) < 0 ? probe : longest;
    }

    private static ServiceSupport.Servers view(ServerSet servers) {
        return new ServiceSupport.Servers() {
            @Override
            public ConnectionState state() {
                return servers.state();
            }

            @Override
            public List<NodeReport> nodes() {
                return servers.nodes();
            }

            @Override
            public List<Call> probes() {
                return servers.probes();
            }
        };
    }

    private OwnConnection open(OnConnectionLoss onLoss) {
        OwnConnection connection = servers.open(onLoss);
        return new GuardedConnection(connection, guarded(new DedicatedUse(connection)));
    }

    private CommandExecutor guarded(CommandExecutor next) {
        return settings.guardEnabled() ? new CommandGuard(next, settings.guardAllow(), key("guard.allow")) : next;
    }

    private CommandExecutor degradable(CommandExecutor next) {
        boolean defaults = settings.resilience().degraded().commands() == DegradedCommands.DEFAULTS;
        if (!defaults) {
            availability.register(new FeaturePolicy(COMMANDS, "fail"), new AwayListener() {
            });
            return next;
        }
        DefaultsWhileDegraded answers = new DefaultsWhileDegraded(next, availability, settings.name());
        availability.register(new FeaturePolicy(COMMANDS, "defaults"), answers);
        return answers;
    }

    /** Returns an executor that runs its tasks one after the other, on worker threads. */
    private static Executor workerInTurn(Vertx vertx) {
        ContextInternal context = ((VertxInternal) vertx).createEventLoopContext();
        return task -> context.executeBlocking(() -> {
            task.run();
            return null;
        });
    }

    /** Returns an executor that runs its tasks on event loops: on that of the caller at once, if he is on one. */
    private static Executor eventLoopOf(Vertx vertx) {
        return task -> {
            if (Vertx.currentContext() != null && Context.isOnEventLoopThread()) {
                task.run();
            } else {
                ((VertxInternal) vertx).createEventLoopContext().runOnContext(ignored -> task.run());
            }
        };
    }

    private String key(String name) {
        return ConfigKeys.of(settings.name(), name);
    }

    public ClientSettings settings() {
        return settings;
    }

    /** Returns whether Redis is away, for the features of this client. */
    public Availability availability() {
        return availability;
    }

    /** Returns what the connections of this client count. */
    public ClientCounters counters() {
        return counters;
    }

    /** Gives new connections these certificates; open ones keep theirs. */
    Future<Boolean> updateTls(SSLOptions options) {
        return net.updateSSLOptions(options, true); // forced: the same files can have another content
    }

    /** The same for connections to sentinels. */
    Future<Boolean> updateSentinelTls(SSLOptions options) {
        return sentinelNet.updateSSLOptions(options, true);
    }

    /** Returns what is kept in memory of the values that this client reads. */
    public NearCaches nearCaches() {
        return nearCaches;
    }

    public ReactiveRedisService reactive() {
        return reactive;
    }

    public RedisService blocking() {
        return blocking;
    }

    /** Returns what patterns stand on. */
    public PatternSupport patterns() {
        return patterns;
    }

    /** Returns a script that this client runs. */
    public ReactiveScript script(ScriptSource source) {
        return Services.reactive(support, new LuaScript(source));
    }

    public Redis redis() {
        return redis;
    }

    public RedisAPI api() {
        return api;
    }

    /** Returns Vert.x' own client for the same server, which is made now if it was not yet. */
    public Redis plain() {
        return plain.get();
    }

    /** Refuses new commands, gives those in flight the time to finish, and closes. Waits for the end of it. */
    public void close(Duration grace) {
        leave(grace).run();
    }

    /** Refuses new commands, and gives those in flight the time to finish. Returns what waits for the end of it, and closes. */
    Runnable leave(Duration grace) {
        retrying.close();
        subscriber.close();
        nearCaches.close();
        ownConnections.close();
        plain.close();
        Farewell farewell = new Farewell(servers.close(grace), grace);
        return () -> {
            farewell.await(settings().name());
            net.close();
            sentinelNet.close();
        };
    }
}
