package io.redkit.bench.work;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.redkit.bench.client.AsyncCommands;
import io.redkit.bench.client.BlockingCommands;
import io.redkit.bench.load.Reply;

/** Writes a key with the value that it has already, and then reads four. */
public record MixWork(String name, Entries entries) implements Work<Object> {

    private static final int PERIOD = 5;

    @Override
    public Map<String, String> data() {
        return entries.asMap();
    }

    @Override
    public void send(AsyncCommands client, int turn, Reply<Object> reply) {
        if (isWrite(turn)) {
            client.set(entries.key(turn), entries.value(turn), reply);
        } else {
            client.get(entries.key(turn), reply);
        }
    }

    @Override
    public @Nullable Object call(BlockingCommands client, int turn) {
        if (isWrite(turn)) {
            client.set(entries.key(turn), entries.value(turn));
            return true;
        }
        return client.get(entries.key(turn));
    }

    @Override
    public boolean isRight(int turn, @Nullable Object reply) {
        return (isWrite(turn) ? Boolean.TRUE : entries.value(turn)).equals(reply);
    }

    private static boolean isWrite(int turn) {
        return Integer.remainderUnsigned(turn, PERIOD) == 0;
    }
}
