package io.redkit.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.redkit.testkit.ScriptedServer;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetSocketInternal;
import jdk.net.ExtendedSocketOptions;

class KeepAliveTest {

    @Test
    void apply_javaSocket_setsWhatTheOperatingSystemProbes() throws Exception {
        withChannel(false, channel -> {
            assertThat(channel).isInstanceOf(NioSocketChannel.class);
            KeepAlive.apply(channel, Duration.ofSeconds(30));

            assertThat(channel.config().getOption(ChannelOption.SO_KEEPALIVE)).isTrue();
            assertThat(channel.config().getOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPIDLE))).isEqualTo(30);
            assertThat(channel.config().getOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPINTERVAL))).isEqualTo(10);
            assertThat(channel.config().getOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPCOUNT))).isEqualTo(3);
        });
    }

    @Test
    void apply_epollSocket_setsWhatTheOperatingSystemProbes() throws Exception {
        assumeThat(Epoll.isAvailable()).isTrue();
        withChannel(true, channel -> {
            assertThat(channel).isInstanceOf(EpollSocketChannel.class);
            KeepAlive.apply(channel, Duration.ofSeconds(30));

            assertThat(channel.config().getOption(ChannelOption.SO_KEEPALIVE)).isTrue();
            assertThat(channel.config().getOption(EpollChannelOption.TCP_KEEPIDLE)).isEqualTo(30);
            assertThat(channel.config().getOption(EpollChannelOption.TCP_KEEPINTVL)).isEqualTo(10);
            assertThat(channel.config().getOption(EpollChannelOption.TCP_KEEPCNT)).isEqualTo(3);
        });
    }

    @Test
    void apply_zero_leavesTheSocketAsItIs() throws Exception {
        withChannel(false, channel -> {
            KeepAlive.apply(channel, Duration.ZERO);

            assertThat(channel.config().getOption(ChannelOption.SO_KEEPALIVE)).isFalse();
        });
    }

    private interface Check {
        void of(Channel channel) throws Exception;
    }

    private static void withChannel(boolean epoll, Check check) throws Exception {
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(epoll).setEventLoopPoolSize(1));
        try (ScriptedServer server = ScriptedServer.start()) {
            NetSocket socket = vertx.createNetClient().connect(server.port(), "127.0.0.1").toCompletionStage()
                    .toCompletableFuture().get(5, TimeUnit.SECONDS);
            check.of(((NetSocketInternal) socket).channelHandlerContext().channel());
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
        }
    }
}
