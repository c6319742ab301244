package io.redkit.runtime.connection;

import java.time.Duration;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioSocketChannel;
import jdk.net.ExtendedSocketOptions;

/** Makes the operating system probe an idle connection early, and not after the two hours that are its default. */
final class KeepAlive {

    private static final int PROBES = 3;

    private KeepAlive() {
    }

    static void apply(Channel channel, Duration idle) {
        if (!(channel instanceof NioSocketChannel) || idle.isZero()) {
            return;
        }
        int seconds = (int) Math.max(1, idle.toSeconds());
        channel.config().setOption(ChannelOption.SO_KEEPALIVE, true);
        channel.config().setOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPIDLE), seconds);
        channel.config().setOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPINTERVAL), Math.max(1, seconds / PROBES));
        channel.config().setOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPCOUNT), PROBES);
    }
}
