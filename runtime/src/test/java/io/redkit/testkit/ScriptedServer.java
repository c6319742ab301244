package io.redkit.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A server on the loopback interface that speaks RESP, and says and does what a test wants, when it wants it.
 * <p>
 * A command is answered by the rule for its name, set with {@link #on}. Without a rule it is <em>held</em>: the test takes it
 * with {@link #take}, and answers it, late, wrongly, in pieces, or never. So nothing depends on how long anything takes. At
 * the start there is one rule, which answers HELLO as a server that speaks RESP3.
 *
 * <pre>{@code
 * try (ScriptedServer server = ScriptedServer.start().on("GET", Reaction.reply(Resp.bulk("v")))) {
 *     ... // the client under test sends INCR
 *     ReceivedCommand incr = server.take("INCR");
 *     incr.reply(Resp.push(Resp.bulk("invalidate"), Resp.NULL) + Resp.integer(1));
 * }
 * }</pre>
 *
 * Thread-safe. Waiting methods give up after {@value #PATIENCE_SECONDS} seconds with an {@link AssertionError}.
 */
public final class ScriptedServer implements AutoCloseable {

    static final int PATIENCE_SECONDS = 20;

    private final ServerSocket listener;
    private volatile Consumer<Peer> greeting = peer -> {
    };
    private final Map<String, Reaction> rules = new ConcurrentHashMap<>();
    private final List<Peer> peers = new ArrayList<>();
    private final List<ReceivedCommand> held = new ArrayList<>();
    private final Thread acceptor;
    private boolean closed;

    private ScriptedServer(ServerSocket listener) {
        this.listener = listener;
        this.acceptor = new Thread(this::acceptAll, "scripted-server-" + listener.getLocalPort());
        rules.put("HELLO", Reaction.reply(Resp.HELLO));
        acceptor.setDaemon(true);
        acceptor.start();
    }

    /** Starts a server at a free port. */
    public static ScriptedServer start() {
        return start(0);
    }

    /** Starts a server at this port; 0 stands for a free one. */
    public static ScriptedServer start(int port) {
        return start("127.0.0.1", port);
    }

    /** Starts a server at this address and port, of which 0 stands for a free one. */
    public static ScriptedServer start(String address, int port) {
        try {
            return new ScriptedServer(new ServerSocket(port, 100, InetAddress.getByName(address)));
        } catch (IOException e) {
            throw new IllegalStateException("No server at port " + port, e);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Sets what happens when a command of this name arrives, in place of what was set before. */
    public ScriptedServer on(String command, Reaction reaction) {
        rules.put(command, reaction);
        return this;
    }

    /** Sets what happens when a connection arrives, before anything is read from it. */
    public ScriptedServer onConnect(Consumer<Peer> welcome) {
        greeting = welcome;
        return this;
    }

    /** Removes the rule for a command, so that the next ones are held. */
    public ScriptedServer hold(String command) {
        rules.remove(command);
        return this;
    }

    /** Waits for a held command of this name and takes the oldest. */
    public ReceivedCommand take(String command) {
        return take(each -> each.name().equals(command), command);
    }

    /** Waits for a held command of this name with this first argument, and takes the oldest. */
    public ReceivedCommand take(String command, String firstArgument) {
        return take(each -> each.name().equals(command) && each.argument(0).equals(firstArgument),
                command + " " + firstArgument);
    }

    private synchronized ReceivedCommand take(Predicate<ReceivedCommand> wanted, String what) {
        awaitUntil(() -> held.stream().anyMatch(wanted), what + " did not arrive");
        ReceivedCommand found = held.stream().filter(wanted).findFirst().orElseThrow();
        held.remove(found);
        return found;
    }

    /** Waits for the connection with this number, counted from 0 in the order of their arrival, and returns it. */
    public synchronized Peer connection(int number) {
        awaitUntil(() -> peers.size() > number, "there is no connection " + number);
        return peers.get(number);
    }

    /** Returns how many connections have arrived until now, closed ones included. */
    public synchronized int connections() {
        return peers.size();
    }

    /** Closes the port and all connections, and waits until all threads have ended. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        try {
            listener.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        join(acceptor);
        List<Peer> last;
        synchronized (this) {
            last = List.copyOf(peers);
        }
        last.forEach(Peer::abandon);
        last.forEach(peer -> join(peer.reader()));
    }

    void onCommand(ReceivedCommand command) {
        Reaction rule = rules.get(command.name());
        if (rule != null) {
            rule.to(command);
        } else {
            synchronized (this) {
                held.add(command);
                notifyAll();
            }
        }
    }

    private void acceptAll() {
        while (true) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                synchronized (this) {
                    Peer peer = new Peer(this, socket, peers.size());
                    peers.add(peer);
                    greeting.accept(peer);
                    peer.reader().start();
                    notifyAll();
                }
            } catch (IOException e) {
                return; // the listener is closed
            }
        }
    }

    private void awaitUntil(BooleanSupplier condition, String otherwise) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0 || closed) {
                throw new AssertionError("Scripted server: " + otherwise);
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("Scripted server: interrupted; " + otherwise, e);
            }
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
