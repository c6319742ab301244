package io.redkit.bench.work;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.redkit.bench.client.AsyncCommands;
import io.redkit.bench.client.BlockingCommands;
import io.redkit.bench.client.Document;
import io.redkit.bench.load.Reply;

/** Writes an object as JSON and reads one, in turns. */
public final class JsonWork implements Work<Object> {

    private static final int DOCUMENTS = 1000;

    private final String name;
    private final Document[] documents = IntStream.range(0, DOCUMENTS).mapToObj(Document::number).toArray(Document[]::new);
    private final String[] keys = IntStream.range(0, DOCUMENTS).mapToObj(i -> "bench-json:" + i).toArray(String[]::new);

    public JsonWork(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, String> data() {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            all.put(keys[i], documents[i].toJson());
        }
        return all;
    }

    @Override
    public void send(AsyncCommands client, int turn, Reply<Object> reply) {
        int index = indexOf(turn);
        if (isWrite(turn)) {
            client.setDocument(keys[index], documents[index], reply);
        } else {
            client.getDocument(keys[index], reply);
        }
    }

    @Override
    public @Nullable Object call(BlockingCommands client, int turn) {
        int index = indexOf(turn);
        if (isWrite(turn)) {
            client.setDocument(keys[index], documents[index]);
            return true;
        }
        return client.getDocument(keys[index]);
    }

    @Override
    public boolean isRight(int turn, @Nullable Object reply) {
        return (isWrite(turn) ? Boolean.TRUE : documents[indexOf(turn)]).equals(reply);
    }

    private static boolean isWrite(int turn) {
        return (turn & 1) == 0;
    }

    private static int indexOf(int turn) {
        return Integer.remainderUnsigned(turn, DOCUMENTS);
    }
}
