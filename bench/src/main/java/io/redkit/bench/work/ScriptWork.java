package io.redkit.bench.work;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.redkit.bench.client.AsyncCommands;
import io.redkit.bench.client.BlockingCommands;
import io.redkit.bench.load.Reply;

/** Runs a short script by its digest, which replies the value of a key with something behind it. */
public record ScriptWork(String name, Entries entries, String sha) implements Work<@Nullable String> {

    /** The script; the server must know it. */
    public static final String SCRIPT = "return redis.call('GET', KEYS[1]) .. ARGV[1]";

    private static final String ARGUMENT = "!";

    @Override
    public Map<String, String> data() {
        return entries.asMap();
    }

    @Override
    public void send(AsyncCommands client, int turn, Reply<@Nullable String> reply) {
        client.script(sha, entries.key(turn), ARGUMENT, reply);
    }

    @Override
    public @Nullable String call(BlockingCommands client, int turn) {
        return client.script(sha, entries.key(turn), ARGUMENT);
    }

    @Override
    public boolean isRight(int turn, @Nullable String reply) {
        String value = entries.value(turn);
        return reply != null && reply.length() == value.length() + ARGUMENT.length() && reply.startsWith(value)
                && reply.endsWith(ARGUMENT);
    }
}
