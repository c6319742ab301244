package io.redkit.testkit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.redkit.runtime.connection.resp.MadeReplies;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Response;

/** Plain Vert.x clients of all masters of a cluster: what has a key goes where its slot is, the rest everywhere. */
public final class RawCluster extends RawRedis {

    private final Map<Integer, RawRedis> byPort;

    public RawCluster(Vertx vertx, List<Integer> ports) {
        super(vertx, ports.get(0));
        byPort = new TreeMap<>(ports.stream().collect(Collectors.toMap(port -> port, port -> new RawRedis(vertx, port))));
    }

    @Override
    public Response send(String command, Object... args) {
        return switch (command) {
            case "DBSIZE" -> MadeReplies.integer(replies(command, args).stream().mapToLong(Response::toLong).sum());
            case "KEYS" -> MadeReplies.array(replies(command, args).stream().flatMap(Response::stream).toList());
            case "CLIENT" ->
                MadeReplies.text(replies(command, args).stream().map(Response::toString).collect(Collectors.joining()));
            case "INFO" -> MadeReplies.text(summed(replies(command, args)));
            case "FLUSHALL", "CONFIG", "SCRIPT" -> replies(command, args).get(0);
            case "MSET" ->
                IntStream.range(0, args.length / 2).mapToObj(i -> byKey("MSET", args[2 * i], args[2 * i + 1])).toList()
                        .get(0);
            case "EXISTS", "DEL" -> MadeReplies.integer(Stream.of(args).mapToLong(key -> byKey(command, key).toLong()).sum());
            case "MGET" -> MadeReplies.array(Stream.of(args).map(key -> byKey("GET", key)).toList());
            default -> byKey(command, args);
        };
    }

    private List<Response> replies(String command, Object... args) {
        return byPort.values().stream().map(node -> node.send(command, args)).toList();
    }

    private Response byKey(String command, Object... args) {
        String key = String.valueOf(args[0]);
        int slot = super.send("CLUSTER", "KEYSLOT", key).toInteger();
        return byPort.get(portOf(slot)).send(command, args);
    }

    private int portOf(int slot) {
        return super.send("CLUSTER", "SLOTS").stream()
                .filter(range -> range.get(0).toInteger() <= slot && slot <= range.get(1).toInteger())
                .map(range -> range.get(2).get(1).toInteger()).findFirst().orElseThrow();
    }

    /** Adds up the numbers of each line over all nodes. */
    private static String summed(List<Response> infos) {
        List<List<String>> nodes = infos.stream().map(info -> info.toString().lines().toList()).toList();
        return IntStream.range(0, nodes.get(0).size()).mapToObj(line -> {
            String first = nodes.get(0).get(line);
            int colon = first.indexOf(':');
            boolean isNumber = colon > 0 && first.substring(colon + 1).matches("\\d+");
            return !isNumber ? first
                    : first.substring(0, colon + 1) + nodes.stream()
                            .mapToLong(each -> Long.parseLong(each.get(line).substring(colon + 1))).sum();
        }).collect(Collectors.joining("\r\n", "", "\r\n"));
    }
}
