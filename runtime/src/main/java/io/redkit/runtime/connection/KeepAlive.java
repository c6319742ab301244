package io.redkit.runtime.connection;

import java.time.Duration;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioSocketChannel;
import jdk.net.ExtendedSocketOptions;

/** Makes the operating system probe an idle connection early, and not after the two hours that are its default. */
final class KeepAlive {

    private static final int PROBES = 3;

    private KeepAlive() {
    }

    static void apply(Channel channel, Duration idle) {
        if (!(channel instanceof SocketChannel) || idle.isZero()) {
            return;
        }
        int seconds = (int) Math.max(1, idle.toSeconds());
        boolean nio = channel instanceof NioSocketChannel;
        set(channel, ChannelOption.SO_KEEPALIVE, true);
        set(channel, nio ? NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPIDLE) : epoll("TCP_KEEPIDLE"), seconds);
        set(channel, nio ? NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPINTERVAL) : epoll("TCP_KEEPINTVL"),
                Math.max(1, seconds / PROBES));
        set(channel, nio ? NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPCOUNT) : epoll("TCP_KEEPCNT"), PROBES);
    }

    /** Returns the option by its name in Netty's pool of options: the class that declares it need not be there. */
    static ChannelOption<Integer> epoll(String name) {
        return ChannelOption.valueOf("io.netty.channel.epoll.EpollChannelOption#" + name);
    }

    /** A transport that does not know the option leaves it out. */
    private static <T> void set(Channel channel, ChannelOption<T> option, T value) {
        channel.config().setOption(option, value);
    }
}
