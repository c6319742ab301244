package io.redkit.testkit;

import java.net.InetSocketAddress;
import java.util.function.Consumer;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioSocketChannel;

/** One connection of a client through a {@link FaultProxy}: a socket to either side, and a flow in each direction. */
final class FaultProxyLink {

    private final Channel client;
    private final FaultyNetwork network;
    private final Consumer<FaultProxyLink> onEnd;
    private final FaultProxyFlow up;
    private final FaultProxyFlow down;
    private Channel server;
    private boolean ended;

    FaultProxyLink(Channel client, FaultyNetwork network, Consumer<FaultProxyLink> onEnd) {
        this.client = client;
        this.network = network;
        this.onEnd = onEnd;
        this.up = new FaultProxyFlow(client, network, false, this);
        this.down = new FaultProxyFlow(client, network, true, this);
        client.pipeline().addLast(up);
    }

    void open(InetSocketAddress address) {
        if (network.refuse) {
            client.eventLoop().execute(this::reset); // not registered yet
            return;
        }
        new Bootstrap().group(client.eventLoop()).channel(NioSocketChannel.class).option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.TCP_NODELAY, true).handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        server = channel;
                        channel.pipeline().addLast(down);
                    }
                }).connect(address).addListener(connected -> {
                    if (connected.isSuccess() && !ended) {
                        up.connect(client, server);
                        down.connect(server, client);
                    } else {
                        reset();
                    }
                });
    }

    void resume() {
        up.pump();
        down.pump();
    }

    /** Swallows everything until the client closes its side; that of the server ends with it. */
    void forget() {
        up.swallow();
        down.swallow();
    }

    /** Closes both sides at once; a client sees a reset. */
    void reset() {
        try {
            client.config().setOption(ChannelOption.SO_LINGER, 0);
        } catch (ChannelException e) {
            // the client has closed it a moment ago, and its end is about to be noticed here
        }
        end();
    }

    /** Closes both sides; what was written is still sent. */
    void end() {
        if (ended) {
            return;
        }
        ended = true;
        up.discard();
        down.discard();
        client.close();
        if (server != null) {
            server.close();
        }
        onEnd.accept(this);
    }
}
