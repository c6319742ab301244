package io.redkit.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.redkit.RedisConnectionException;
import io.redkit.RedisException;
import io.redkit.runtime.config.ClientSettings;
import io.redkit.runtime.config.Endpoint;
import io.redkit.testkit.TestSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.impl.NetSocketInternal;
import io.vertx.redis.client.Response;

class ConnectorTest {

    /** Else the attempt would only end with the time-out of connecting. */
    @Test
    void connect_socketClosedBeforeItIsUsed_failsAtOnce() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            NetClient net = stub(NetClient.class, Map.of("connect", Future.succeededFuture(closedSocket())));
            ContextInternal context = ((VertxInternal) vertx).createEventLoopContext();
            Result result = new Result();
            ClientSettings settings = TestSettings.at(1).connectTimeout(Duration.ofHours(1)).build();
            context.runOnContext(
                    ignored -> new Connector(net, settings, CredentialsSource.configured(settings), new ClientCounters())
                            .connect(context, result,
                                    result));

            assertThat(result.failure.get(20, TimeUnit.SECONDS)).isInstanceOf(RedisConnectionException.class);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Test
    void connect_sourceThrows_failsAtOnce() throws Exception {
        ClientSettings settings = TestSettings.at(1).connectTimeout(Duration.ofHours(1)).build();
        Connector fixed = new Connector(stub(NetClient.class, Map.of()), settings, CredentialsSource.configured(settings),
                new ClientCounters());
        Vertx vertx = Vertx.vertx();
        try {
            ContextInternal context = ((VertxInternal) vertx).createEventLoopContext();
            Result result = new Result();
            context.runOnContext(ignored -> fixed.to(new Broken(), ServerUse.ANY).connect(context, result, result));

            assertThat(result.failure.get(20, TimeUnit.SECONDS)).isInstanceOf(RedisConnectionException.class)
                    .hasMessageContaining("nobody says where the server is");
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static final class Broken implements ServerSource {

        @Override
        public Uni<Endpoint> server() {
            throw new IllegalStateException("deliberate, for this test");
        }

        @Override
        public String description() {
            return "nowhere";
        }
    }

    private static NetSocketInternal closedSocket() {
        NioSocketChannel channel = new NioSocketChannel();
        channel.unsafe().closeForcibly();
        ChannelHandlerContext context = stub(ChannelHandlerContext.class, Map.of("channel", channel));
        return stub(NetSocketInternal.class,
                Map.of("channelHandlerContext", context, "close", Future.succeededFuture()));
    }

    private static <T> T stub(Class<T> type, Map<String, Object> results) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
                (self, method, arguments) -> results.get(method.getName())));
    }

    private static final class Result implements ConnectOutcome, ConnectionListener {

        private final CompletableFuture<RedisException> failure = new CompletableFuture<>();

        @Override
        public void onConnected(RespConnection opened) {
            failure.completeExceptionally(new AssertionError("connected"));
        }

        @Override
        public void onFailed(RedisException reason) {
            failure.complete(reason);
        }

        @Override
        public void onClosed(RedisException reason) {
        }

        @Override
        public void onPush(Response message) {
        }
    }
}
