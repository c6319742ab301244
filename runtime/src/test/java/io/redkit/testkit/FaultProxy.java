package io.redkit.testkit;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;

/**
 * A TCP proxy on the loopback interface, in front of a real server, that breaks the network between a client and that server
 * when a test wants it.
 * <p>
 * Every method that changes the network returns when the change is made, and holds for the connections that there are as well
 * as for those to come. Faults add up, until {@link #heal()} ends all of them. Bytes are held, or lost with their connection,
 * never changed or reordered.
 * <p>
 * One thread does the work, whatever the number of connections, and ends with {@link #close()}. Thread-safe.
 */
public final class FaultProxy implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 20;
    private static final String HOST = "127.0.0.1";

    private final EventLoopGroup group = new NioEventLoopGroup(1, new DefaultThreadFactory("fault-proxy", true));
    private final FaultyNetwork network = new FaultyNetwork();
    private final Set<FaultProxyLink> links = new HashSet<>();
    private final Channel listener;

    private FaultProxy(int serverPort) {
        InetSocketAddress server = new InetSocketAddress(HOST, serverPort);
        this.listener = new ServerBootstrap().group(group).channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.AUTO_READ, false).childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel client) {
                        accept(client, server);
                    }
                }).bind(HOST, 0).syncUninterruptibly().channel();
    }

    /** Starts a proxy at a free port of 127.0.0.1, for the server at this one. The server need not run yet. */
    public static FaultProxy to(int serverPort) {
        return new FaultProxy(serverPort);
    }

    public int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    private void accept(Channel client, InetSocketAddress server) {
        FaultProxyLink link = new FaultProxyLink(client, network, links::remove);
        links.add(link);
        link.open(server);
    }

    /**
     * Returns how many connections of clients are open. One that a client closed counts until the proxy reads from it again.
     */
    public int connections() {
        return onLoop(links::size);
    }

    /** Holds every byte this long, in both directions. */
    public void delay(Duration each) {
        change(() -> network.delayNanos = each.toNanos());
    }

    /** Lets at most that many bytes pass in a second, on each connection and in each direction. */
    public void throttle(int bytesPerSecond) {
        change(() -> {
            network.bytesPerSecondToServer = bytesPerSecond;
            network.bytesPerSecondToClient = bytesPerSecond;
        });
    }

    /**
     * Lets at most that many bytes pass in a second from the server to each client, and all to the server: the server is fast,
     * and its replies come late, one after the other, while the connection is never silent.
     */
    public void throttleReplies(int bytesPerSecond) {
        change(() -> network.bytesPerSecondToClient = bytesPerSecond);
    }

    /**
     * Forwards nothing any more, neither bytes nor the end of a connection; connections are accepted, and as silent as the
     * others. What is held when the network heals is forwarded then, as TCP does.
     */
    public void blackHole() {
        change(() -> network.blackHole = true);
    }

    /**
     * Forgets the connections that there are, as a firewall does: nothing passes on them any more, neither bytes nor what the
     * server does with them, not even when the network heals. New ones work.
     */
    public void forget() {
        change(() -> Set.copyOf(links).forEach(FaultProxyLink::forget));
    }

    /** Resets all connections, and those that clients open from now on. */
    public void refuse() {
        change(() -> network.refuse = true);
        reset();
    }

    /** Resets all connections that there are, with RST instead of FIN. */
    public void reset() {
        change(() -> Set.copyOf(links).forEach(FaultProxyLink::reset));
    }

    /** Lets that many more bytes pass to the clients, on all connections together, and closes the one that wants more, once. */
    public void cutAfter(int bytes) {
        change(() -> network.bytesBeforeCut = bytes);
    }

    /** Ends all faults. What was held is forwarded at once; connections that were forgotten stay as they are. */
    public void heal() {
        change(() -> {
            network.heal();
            Set.copyOf(links).forEach(FaultProxyLink::resume);
        });
    }

    private void change(Runnable change) {
        onLoop(() -> {
            change.run();
            return true;
        });
    }

    private <T> T onLoop(Callable<T> task) {
        try {
            return group.submit(task).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            throw new AssertionError("Fault proxy: a change is not made", e);
        }
    }

    /** Resets all connections, closes the port, and waits until the thread has ended. Closing again does nothing. */
    @Override
    public void close() {
        if (group.isShuttingDown()) {
            return;
        }
        listener.close().syncUninterruptibly();
        refuse();
        group.shutdownGracefully(0, PATIENCE_SECONDS, TimeUnit.SECONDS);
        try {
            if (!group.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("Fault proxy: its thread does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
