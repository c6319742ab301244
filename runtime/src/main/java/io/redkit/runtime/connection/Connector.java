package io.redkit.runtime.connection;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.netty.util.NetUtil;
import io.netty.util.concurrent.ScheduledFuture;
import io.redkit.RedisCredentials;
import io.redkit.RedisException;
import io.redkit.runtime.config.ClientSettings;
import io.redkit.runtime.config.Endpoint;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.AsyncResult;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.NetSocketInternal;

/** Opens connections to one server of a client: socket, TLS, handshake, all within the connect time-out. */
public final class Connector {

    private final NetClient net;
    private final ClientSettings settings;
    private final CredentialsSource credentials;
    private final ServerSource server;
    private final ServerUse use;
    private final AddressLookup lookup = new AddressLookup();
    private final ClientCounters counters;
    private final Failures failures;
    private volatile Endpoint latest;

    /**
     * Makes one for the server of the settings, whatever its role.
     *
     * @param counters count what all connections of the client do
     */
    public Connector(NetClient net, ClientSettings settings, CredentialsSource credentials, ClientCounters counters) {
        this(net, settings, credentials, ServerSource.fixed(settings.endpoint()), ServerUse.ANY, counters);
    }

    /**
     * @param net opens the sockets, with TLS already configured; is not closed by the connector
     * @param credentials is asked for each connection
     * @param server is asked for each connection
     * @param use what the connections are meant for
     * @param counters count what all connections of the client do
     */
    public Connector(NetClient net, ClientSettings settings, CredentialsSource credentials, ServerSource server,
            ServerUse use, ClientCounters counters) {
        this.net = net;
        this.settings = settings;
        this.credentials = credentials;
        this.server = server;
        this.use = use;
        this.counters = counters;
        this.failures = new Failures(settings, server.description());
        this.latest = settings.endpoint();
    }

    /** Returns a connector of the same client to another server. */
    public Connector to(Endpoint endpoint, ServerUse itsUse) {
        Connector other = to(ServerSource.fixed(endpoint), itsUse);
        other.latest = endpoint;
        return other;
    }

    /** Returns a connector of the same client to whatever server the source names. */
    public Connector to(ServerSource source, ServerUse itsUse) {
        return new Connector(net, settings, credentials, source, itsUse, counters);
    }

    /** Returns the server that the latest attempt went to; before the first, the one of the settings. */
    public Endpoint latestEndpoint() {
        return latest;
    }

    ClientSettings settings() {
        return settings;
    }

    CredentialsSource credentials() {
        return credentials;
    }

    Failures failures() {
        return failures;
    }

    ClientCounters counters() {
        return counters;
    }

    /** Opens a connection on the event loop of the context. Callable from that loop only. */
    void connect(ContextInternal context, ConnectionListener listener, ConnectOutcome outcome) {
        new Attempt(context, listener, outcome).start();
    }

    /** Returns the name that TLS sends ahead, so that the server can choose its certificate; addresses are not sent. */
    private @Nullable String serverName(Endpoint endpoint) {
        String host = endpoint.host();
        boolean named = settings.tls() && !endpoint.isUnix() && !NetUtil.isValidIpV4Address(host)
                && !NetUtil.isValidIpV6Address(host);
        return named ? host : null;
    }

    /** One attempt; ends once, by whichever comes first of success, failure and time-out. */
    private final class Attempt implements ConnectOutcome {

        private final ContextInternal context;
        private final ConnectionListener listener;
        private final ConnectOutcome outcome;
        private @Nullable RespConnection connection;
        private @Nullable ScheduledFuture<?> timeout;
        private @Nullable Cancellable asked;
        private @Nullable RedisCredentials who;
        private Failures told = failures;
        private Endpoint target = latest;
        private boolean located;
        private boolean answered;
        private boolean ended;

        Attempt(ContextInternal context, ConnectionListener listener, ConnectOutcome outcome) {
            this.context = context;
            this.listener = listener;
            this.outcome = outcome;
        }

        void start() {
            Duration limit = settings.limits().connectTimeout();
            timeout = context.nettyEventLoop().schedule(this::onTimeout, limit.toNanos(), TimeUnit.NANOSECONDS);
            try {
                asked = server.server().subscribe().with(found -> onLoop(() -> onServer(found)),
                        failure -> onLoop(() -> onFailed(failures.unknownServer(failure))));
            } catch (RuntimeException e) { // an attempt that nobody goes on with would only time out
                onFailed(failures.unknownServer(e));
            }
        }

        private void onServer(Endpoint found) {
            if (ended) {
                return;
            }
            located = true;
            target = found;
            latest = found;
            told = failures.at(found);
            try {
                asked = credentials.credentials().subscribe().with(given -> onLoop(() -> onCredentials(given)),
                        failure -> onLoop(() -> onFailed(told.noCredentials(credentials.origin(), failure))));
            } catch (RuntimeException e) {
                onFailed(told.noCredentials(credentials.origin(), e));
            }
        }

        private void onLoop(Runnable task) {
            if (context.nettyEventLoop().inEventLoop()) {
                task.run();
            } else {
                context.nettyEventLoop().execute(task);
            }
        }

        private void onCredentials(@Nullable RedisCredentials given) {
            if (ended) {
                return;
            }
            answered = true;
            who = given;
            try {
                lookup.find(context, target).onComplete(found -> onLoop(() -> onAddress(found)));
            } catch (RuntimeException e) {
                onFailed(told.unreachable(e));
            }
        }

        private void onAddress(AsyncResult<SocketAddress> found) {
            if (ended) {
                return;
            }
            if (found.failed()) {
                onFailed(told.unreachable(found.cause()));
                return;
            }
            try {
                context.dispatch(() -> net.connect(found.result(), serverName(target)).onComplete(this::onSocket));
            } catch (RuntimeException e) {
                onFailed(told.unreachable(e));
            }
        }

        private void onSocket(AsyncResult<NetSocket> result) {
            if (result.failed()) {
                onFailed(told.unreachable(result.cause()));
            } else if (ended) {
                result.result().close();
            } else {
                greet((NetSocketInternal) result.result());
            }
        }

        private void greet(NetSocketInternal socket) {
            RespConnection opened = new RespConnection(settings, told, listener);
            opened.observed(false);
            opened.expiresAt(who == null ? null : who.expiresAt());
            try {
                KeepAlive.apply(socket.channelHandlerContext().channel(), settings.limits().keepAlive());
                socket.channelHandlerContext().pipeline().addBefore("handler", "redkit", opened);
            } catch (RuntimeException e) { // the socket was closed meanwhile
                socket.close();
                onFailed(told.unreachable(e));
                return;
            }
            connection = opened;
            new Handshake(opened, settings, who, use, told, this).start();
        }

        private void onTimeout() {
            Duration waited = settings.limits().connectTimeout();
            onFailed(answered || !located ? told.noAnswer(waited)
                    : told.noCredentialsInTime(credentials.origin(), waited));
        }

        @Override
        public void onConnected(RespConnection opened) {
            if (end()) {
                opened.observed(true);
                counters.opened(opened);
                outcome.onConnected(opened);
            }
        }

        @Override
        public void onFailed(RedisException failure) {
            if (end()) {
                RedisException reason = located ? told.refused(failure, credentials.origin()) : failure;
                outcome.onFailed(reason);
                if (connection != null) {
                    connection.close(reason);
                }
            }
        }

        private boolean end() {
            if (ended) {
                return false;
            }
            ended = true;
            if (timeout != null) {
                timeout.cancel(false);
            }
            if (asked != null && !answered) {
                asked.cancel();
            }
            return true;
        }
    }
}
