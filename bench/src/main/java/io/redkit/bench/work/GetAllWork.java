package io.redkit.bench.work;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.redkit.bench.client.AsyncCommands;
import io.redkit.bench.client.BlockingCommands;
import io.redkit.bench.load.Reply;

/** Reads many keys with one command. */
public final class GetAllWork implements Work<List<@Nullable String>> {

    private final String name;
    private final Entries entries;
    private final List<List<String>> keys = new ArrayList<>();
    private final List<List<String>> values = new ArrayList<>();

    /** @param size keys of each command */
    public GetAllWork(String name, Entries entries, int size) {
        this.name = name;
        this.entries = entries;
        for (int first = 0; first + size <= entries.size(); first += size) {
            List<String> someKeys = new ArrayList<>();
            List<String> someValues = new ArrayList<>();
            for (int i = first; i < first + size; i++) {
                someKeys.add(entries.key(i));
                someValues.add(entries.value(i));
            }
            keys.add(List.copyOf(someKeys));
            values.add(List.copyOf(someValues));
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, String> data() {
        return entries.asMap();
    }

    @Override
    public void send(AsyncCommands client, int turn, Reply<List<@Nullable String>> reply) {
        client.getAll(keys.get(indexOf(turn)), reply);
    }

    @Override
    public List<@Nullable String> call(BlockingCommands client, int turn) {
        return client.getAll(keys.get(indexOf(turn)));
    }

    @Override
    public boolean isRight(int turn, @Nullable List<@Nullable String> reply) {
        return values.get(indexOf(turn)).equals(reply);
    }

    @Override
    public List<String> benchmarkCommand() {
        List<String> command = new ArrayList<>(List.of("MGET"));
        command.addAll(Collections.nCopies(keys.get(0).size(), entries.randomKey()));
        return command;
    }

    private int indexOf(int turn) {
        return Integer.remainderUnsigned(turn, keys.size());
    }
}
