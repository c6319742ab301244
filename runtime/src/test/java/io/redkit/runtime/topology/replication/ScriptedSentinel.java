package io.redkit.runtime.topology.replication;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.redkit.testkit.Peer;
import io.redkit.testkit.Reaction;
import io.redkit.testkit.ReceivedCommand;
import io.redkit.testkit.Resp;
import io.redkit.testkit.ScriptedServer;

/** A sentinel that says what a test wants it to. */
final class ScriptedSentinel implements AutoCloseable {

    static final String MASTER = "main";

    private final ScriptedServer server = ScriptedServer.start();
    private final Map<String, Integer> masters = new ConcurrentHashMap<>();
    private final List<Peer> subscribers = new CopyOnWriteArrayList<>();
    private volatile boolean mute;

    ScriptedSentinel(int masterPort) {
        masters.put(MASTER, masterPort);
        server.on("SENTINEL", unlessMute(this::answer)).on("SUBSCRIBE", unlessMute(this::subscribe))
                .on("PING", unlessMute(Reaction.reply(Resp.PONG)));
    }

    private Reaction unlessMute(Reaction reaction) {
        return command -> {
            if (!mute) {
                reaction.to(command);
            }
        };
    }

    int port() {
        return server.port();
    }

    /** Names this master from now on, and tells nobody. */
    void name(int masterPort) {
        masters.put(MASTER, masterPort);
    }

    /** Answers nothing any more. */
    void fallSilent() {
        mute = true;
    }

    int connections() {
        return server.connections();
    }

    int subscribers() {
        return (int) subscribers.stream().filter(Peer::isOpen).count();
    }

    /** Tells all who listen. */
    void announce(String channel, String text) {
        subscribers.forEach(peer -> peer.send(Resp.push(Resp.bulk("message"), Resp.bulk(channel), Resp.bulk(text))));
    }

    private void answer(ReceivedCommand command) {
        Integer port = masters.get(command.argument(1));
        switch (command.argument(0)) {
            case "GET-MASTER-ADDR-BY-NAME" -> command.reply(port == null ? Resp.NULL
                    : Resp.array(Resp.bulk("127.0.0.1"), Resp.bulk(port.toString())));
            default -> command.reply(Resp.array());
        }
    }

    private void subscribe(ReceivedCommand command) {
        List<String> channels = command.words().subList(1, command.words().size());
        for (int i = 0; i < channels.size(); i++) {
            command.reply(Resp.push(Resp.bulk("subscribe"), Resp.bulk(channels.get(i)), Resp.integer(i + 1)));
        }
        subscribers.add(command.peer()); // who is confirmed is told
    }

    @Override
    public void close() {
        server.close();
    }
}
