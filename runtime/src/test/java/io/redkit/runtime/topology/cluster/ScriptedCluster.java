package io.redkit.runtime.topology.cluster;

import java.util.Arrays;
import java.util.List;

import io.redkit.testkit.Resp;
import io.redkit.testkit.ScriptedServer;

/** Servers that say what a test wants about who holds which slot. */
final class ScriptedCluster implements AutoCloseable {

    final ScriptedServer a = ScriptedServer.start();
    final ScriptedServer b = ScriptedServer.start();

    /** Has both say that this server holds all slots. */
    ScriptedCluster allAt(ScriptedServer master) {
        return says(range(0, 16383, "127.0.0.1", master.port()));
    }

    /** Has both say so; each an element of the reply to CLUSTER SLOTS. */
    ScriptedCluster says(String... ranges) {
        for (ScriptedServer server : List.of(a, b)) {
            server.on("CLUSTER", command -> command.reply(Resp.array(ranges)));
            server.on("PING", command -> command.reply(Resp.PONG));
        }
        return this;
    }

    static String range(int from, int to, String host, int port) {
        return Resp.array(Resp.integer(from), Resp.integer(to),
                Resp.array(host == null ? Resp.NULL : Resp.bulk(host), Resp.integer(port), Resp.bulk("id-" + port)));
    }

    List<Integer> ports() {
        return Arrays.asList(a.port(), b.port());
    }

    @Override
    public void close() {
        a.close();
        b.close();
    }
}
