package io.redkit.runtime.connection;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.netty.util.concurrent.ScheduledFuture;
import io.redkit.RedisException;
import io.redkit.runtime.config.ClientSettings;
import io.redkit.runtime.config.Endpoint;
import io.vertx.core.AsyncResult;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.NetSocketInternal;

/** Opens connections to the server of one client: socket, TLS, handshake, all within the connect time-out. */
public final class Connector {

    private final NetClient net;
    private final ClientSettings settings;
    private final Failures failures;

    /** @param net opens the sockets, with TLS already configured; is not closed by the connector */
    public Connector(NetClient net, ClientSettings settings) {
        this.net = net;
        this.settings = settings;
        this.failures = new Failures(settings);
    }

    ClientSettings settings() {
        return settings;
    }

    Failures failures() {
        return failures;
    }

    /** Opens a connection on the event loop of the context. Callable from that loop only. */
    void connect(ContextInternal context, ConnectionListener listener, ConnectOutcome outcome) {
        new Attempt(context, listener, outcome).start();
    }

    private static SocketAddress address(Endpoint endpoint) {
        return endpoint.isUnix() ? SocketAddress.domainSocketAddress(endpoint.host())
                : SocketAddress.inetSocketAddress(endpoint.port(), endpoint.host());
    }

    /** One attempt; ends once, by whichever comes first of success, failure and time-out. */
    private final class Attempt implements ConnectOutcome {

        private final ContextInternal context;
        private final ConnectionListener listener;
        private final ConnectOutcome outcome;
        private @Nullable RespConnection connection;
        private @Nullable ScheduledFuture<?> timeout;
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
                String serverName = settings.tls() && !settings.endpoint().isUnix() ? settings.endpoint().host() : null;
                context.dispatch(() -> net.connect(address(settings.endpoint()), serverName).onComplete(this::onSocket));
            } catch (RuntimeException e) {
                onFailed(failures.unreachable(e));
            }
        }

        private void onSocket(AsyncResult<NetSocket> result) {
            if (result.failed()) {
                onFailed(failures.unreachable(result.cause()));
            } else if (ended) {
                result.result().close();
            } else {
                greet((NetSocketInternal) result.result());
            }
        }

        private void greet(NetSocketInternal socket) {
            RespConnection opened = new RespConnection(settings, failures, listener);
            connection = opened;
            KeepAlive.apply(socket.channelHandlerContext().channel(), settings.limits().keepAlive());
            socket.channelHandlerContext().pipeline().addBefore("handler", "redkit", opened);
            new Handshake(opened, settings, this).start();
        }

        private void onTimeout() {
            onFailed(failures.noAnswer(settings.limits().connectTimeout()));
        }

        @Override
        public void onConnected(RespConnection opened) {
            if (end()) {
                outcome.onConnected(opened);
            }
        }

        @Override
        public void onFailed(RedisException failure) {
            if (end()) {
                RedisException reason = failures.refused(failure);
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
            return true;
        }
    }
}
