package io.redkit.bench.work;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.redkit.bench.client.AsyncCommands;
import io.redkit.bench.client.BlockingCommands;
import io.redkit.bench.load.Reply;

/** Reads one key after the other; each has a value of its own, so that a reply to somebody else's request is seen. */
public record GetWork(String name, Entries entries) implements Work<@Nullable String> {

    /** So many keys redis-benchmark chooses from. */
    private static final int RANDOM_KEYS = 1000;

    @Override
    public Map<String, String> data() {
        return entries.asMap();
    }

    @Override
    public void send(AsyncCommands client, int turn, Reply<@Nullable String> reply) {
        client.get(entries.key(turn), reply);
    }

    @Override
    public @Nullable String call(BlockingCommands client, int turn) {
        return client.get(entries.key(turn));
    }

    @Override
    public boolean isRight(int turn, @Nullable String reply) {
        return entries.value(turn).equals(reply);
    }

    @Override
    public List<String> benchmarkCommand() {
        return List.of("GET", entries.size() < RANDOM_KEYS ? entries.key(0) : entries.randomKey());
    }
}
