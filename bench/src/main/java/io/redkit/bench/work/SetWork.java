package io.redkit.bench.work;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.redkit.bench.client.AsyncCommands;
import io.redkit.bench.client.BlockingCommands;
import io.redkit.bench.load.Reply;

/** Writes one key after the other. */
public record SetWork(String name, Entries entries) implements Work<Boolean> {

    @Override
    public Map<String, String> data() {
        return Map.of();
    }

    @Override
    public void send(AsyncCommands client, int turn, Reply<Boolean> reply) {
        client.set(entries.key(turn), entries.value(turn), reply);
    }

    @Override
    public Boolean call(BlockingCommands client, int turn) {
        client.set(entries.key(turn), entries.value(turn));
        return true;
    }

    @Override
    public boolean isRight(int turn, @Nullable Boolean reply) {
        return Boolean.TRUE.equals(reply);
    }

    @Override
    public List<String> benchmarkCommand() {
        return List.of("SET", entries.randomKey(), entries.value(0));
    }
}
