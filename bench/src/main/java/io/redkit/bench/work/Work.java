package io.redkit.bench.work;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.redkit.bench.client.AsyncCommands;
import io.redkit.bench.client.BlockingCommands;
import io.redkit.bench.load.Call;
import io.redkit.bench.load.Exchange;
import io.redkit.bench.load.Reply;

/**
 * A kind of request, and how its reply must be.
 *
 * @param <T> type of the reply
 */
public interface Work<T> {

    /** Returns what the results call it. */
    String name();

    /** Returns the keys that must exist, with their values. */
    Map<String, String> data();

    /** @param turn a number that grows, for a choice between keys */
    void send(AsyncCommands client, int turn, Reply<T> reply);

    /** @param turn a number that grows, for a choice between keys */
    @Nullable
    T call(BlockingCommands client, int turn);

    /** Returns whether this is the right reply to the request of that turn. */
    boolean isRight(int turn, @Nullable T reply);

    /** Returns the same request as a command of redis-benchmark, empty if that cannot send it. */
    default List<String> benchmarkCommand() {
        return List.of();
    }

    default Exchange<T> on(AsyncCommands client) {
        return new Exchange<>() {
            @Override
            public void send(int turn, Reply<T> reply) {
                Work.this.send(client, turn, reply);
            }

            @Override
            public boolean isRight(int turn, @Nullable T reply) {
                return Work.this.isRight(turn, reply);
            }

            @Override
            public boolean isHomeward() {
                return client.isHomeward();
            }
        };
    }

    default Call<T> on(BlockingCommands client) {
        return new Call<>() {
            @Override
            public @Nullable T request(int turn) {
                return Work.this.call(client, turn);
            }

            @Override
            public boolean isRight(int turn, @Nullable T reply) {
                return Work.this.isRight(turn, reply);
            }
        };
    }
}
