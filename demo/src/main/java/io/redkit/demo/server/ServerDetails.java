package io.redkit.demo.server;

import java.util.List;
import java.util.Map;

import io.redkit.MemoryInfo;
import io.redkit.SlowCommand;

/**
 * What a running Redis tells of itself.
 *
 * @param version version of the server
 * @param processId process id on the server's machine
 * @param memory memory in use
 * @param clients number of connected clients
 * @param keys number of keys in the database
 * @param slowLog newest entries of the slow log
 */
public record ServerDetails(String version, String processId, MemoryInfo memory, long clients, long keys,
        List<SlowEntry> slowLog) {

    /** An entry of the slow log, with its time in a unit that a page can show. */
    public record SlowEntry(String at, String command, long micros) {

        static SlowEntry of(SlowCommand slow) {
            return new SlowEntry(slow.at().toString(), slow.command(), slow.took().toNanos() / 1000);
        }
    }

    static ServerDetails of(Map<String, String> server, MemoryInfo memory, long clients, long keys,
            List<SlowCommand> slowLog) {
        return new ServerDetails(server.getOrDefault("redis_version", "?"), server.getOrDefault("process_id", "?"), memory,
                clients, keys, slowLog.stream().map(SlowEntry::of).toList());
    }
}
