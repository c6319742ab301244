package io.redkit.runtime.service;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.redkit.Delivery;
import io.redkit.MemoryInfo;
import io.redkit.ReactiveRedisDiagnostics;
import io.redkit.RedisProtocolException;
import io.redkit.SlowCommand;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandExecutor;
import io.redkit.runtime.command.CommandSpec;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;

/** Asks the server about itself. */
final class ReactiveDiagnostics implements ReactiveRedisDiagnostics {

    private final CommandExecutor executor;

    ReactiveDiagnostics(CommandExecutor executor) {
        this.executor = executor;
    }

    @Override
    public Uni<Map<String, String>> info() {
        return send(ReactiveDiagnostics::fields, Verbs.INFO);
    }

    @Override
    public Uni<Map<String, String>> info(String section) {
        return send(ReactiveDiagnostics::fields, Verbs.INFO, Check.notNull(section, "section"));
    }

    @Override
    public Uni<MemoryInfo> memory() {
        return info("memory").map(fields -> new MemoryInfo(number(fields, "used_memory"), number(fields, "used_memory_peak"),
                number(fields, "maxmemory"), ratio(fields, "mem_fragmentation_ratio")));
    }

    @Override
    public Uni<Long> connectedClients() {
        return info("clients").map(fields -> number(fields, "connected_clients"));
    }

    @Override
    public Uni<Long> keyCount() {
        return send(Replies::integer, Verbs.DBSIZE);
    }

    @Override
    public Uni<List<SlowCommand>> slowLog(int limit) {
        if (limit <= 0) {
            throw new IllegalArgumentException("The limit is " + limit + "; it must be positive");
        }
        return send(ReactiveDiagnostics::slowCommands, Verbs.SLOWLOG, "GET", (long) limit);
    }

    @Override
    public Uni<Void> flushDb() {
        return send(Replies::nothing, Verbs.FLUSHDB, "ASYNC");
    }

    private <T> Uni<T> send(ReplyDecoder<T> decoder, CommandSpec command, Object... args) {
        return new CommandUni<>(executor, Call.of(command, args), decoder);
    }

    private static Map<String, String> fields(@Nullable Response reply) {
        Map<String, String> fields = new LinkedHashMap<>();
        Replies.required(reply, ResponseType.BULK).toString().lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0 && line.charAt(0) != '#') {
                fields.put(line.substring(0, colon), line.substring(colon + 1));
            }
        });
        return fields;
    }

    private static long number(Map<String, String> fields, String name) {
        try {
            return Long.parseLong(fields.getOrDefault(name, "0"));
        } catch (NumberFormatException e) {
            throw new RedisProtocolException("The field " + name + " of INFO is no number", null, Delivery.ANSWERED);
        }
    }

    private static double ratio(Map<String, String> fields, String name) {
        try {
            return Double.parseDouble(fields.getOrDefault(name, "NaN"));
        } catch (NumberFormatException e) {
            return Double.NaN; // servers write nan and inf in their own way
        }
    }

    private static List<SlowCommand> slowCommands(@Nullable Response reply) {
        List<SlowCommand> slow = new ArrayList<>();
        for (Response entry : Replies.required(reply, ResponseType.MULTI)) {
            Instant at = Instant.ofEpochSecond(entry.get(1).toLong());
            Duration took = Duration.of(entry.get(2).toLong(), ChronoUnit.MICROS);
            slow.add(new SlowCommand(entry.get(0).toLong(), at, took, entry.get(3).get(0).toString().toUpperCase(Locale.ROOT)));
        }
        return slow;
    }
}
