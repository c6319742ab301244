package io.redkit.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.redkit.runtime.config.ClientSettings;
import io.redkit.testkit.ScriptedServer;
import io.redkit.testkit.TestSettings;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetSocketInternal;

class SocketOptionsTest {

    @Test
    void of_nativeTransport_limitsTheTimeOfUnacknowledgedData() throws Exception {
        assumeThat(Epoll.isAvailable()).isTrue();
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
        try (ScriptedServer server = ScriptedServer.start()) {
            ClientSettings settings = TestSettings.at(server.port()).build();
            NetSocket socket = vertx.createNetClient(SocketOptions.of(settings, Optional.empty()))
                    .connect(server.port(), "127.0.0.1").toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);

            assertThat(((NetSocketInternal) socket).channelHandlerContext().channel().config()
                    .getOption(EpollChannelOption.TCP_USER_TIMEOUT))
                    .isEqualTo((int) settings.resilience().tcpUserTimeout().toMillis()).isPositive();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
        }
    }
}
