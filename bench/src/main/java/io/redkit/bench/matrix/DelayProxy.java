package io.redkit.bench.matrix;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

/**
 * A network that is a millisecond longer: forwards requests at once and holds what comes back. Only one direction waits, since
 * the
 * event loop's timers go by whole milliseconds, and half of one in each direction would become two.
 */
final class DelayProxy {

    private static final String HOST = "127.0.0.1";
    private static final long DELAY_MILLIS = 1;

    private final EventLoopGroup group = new NioEventLoopGroup(1);
    private final InetSocketAddress server;

    DelayProxy(int serverPort) {
        this.server = new InetSocketAddress(HOST, serverPort);
    }

    /** Listens at a free port, and returns it. */
    int listen() {
        Channel listener = new ServerBootstrap().group(group).channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.AUTO_READ, false).childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel client) {
                        connect(client);
                    }
                }).bind(HOST, 0).syncUninterruptibly().channel();
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    private void connect(Channel client) {
        Channel connected = new Bootstrap().group(client.eventLoop()).channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true).handler(new Flow(client, DELAY_MILLIS))
                .connect(server).addListener((ChannelFutureListener) done -> {
                    if (done.isSuccess()) {
                        client.config().setAutoRead(true);
                    } else {
                        client.close();
                    }
                }).channel();
        client.pipeline().addLast(new Flow(connected, 0));
    }

    /** One direction of a connection. */
    private static final class Flow extends ChannelInboundHandlerAdapter {

        private final Channel to;
        private final long delayMillis;

        Flow(Channel to, long delayMillis) {
            this.to = to;
            this.delayMillis = delayMillis;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            if (delayMillis == 0) {
                to.writeAndFlush(bytes);
            } else {
                context.executor().schedule(() -> to.writeAndFlush(bytes), delayMillis, TimeUnit.MILLISECONDS);
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            to.close();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) throws IOException {
            context.close();
        }
    }
}
