package io.redkit.runtime.topology.replication;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.runtime.config.Endpoint;
import io.vertx.redis.client.Response;

/**
 * Asks servers the same, one after the other. The next one is asked when one fails, does not know, or does not answer soon; the
 * first good answer counts. Lives on the loop.
 */
final class Inquiry<T> {

    private static final Duration SOON = Duration.ofMillis(200);

    /** Judges what the servers say, and is told the end. */
    interface Reading<T> {

        /** Returns the answer, null if this server does not know. */
        @Nullable
        T read(Endpoint from, @Nullable Response reply);

        /** Is told that the server did not answer, or not well. */
        void onFailure(Endpoint from, RuntimeException failure);

        void onAnswer(Endpoint from, T answer);

        /** Is told that no server gave an answer. */
        void onNoAnswer();
    }

    private final Questions questions;
    private final Deque<Endpoint> left;
    private final Call call;
    private final Reading<T> reading;
    private int asked;
    private boolean ended;

    private Inquiry(Questions questions, List<Endpoint> candidates, Call call, Reading<T> reading) {
        this.questions = questions;
        this.left = new ArrayDeque<>(candidates);
        this.call = call;
        this.reading = reading;
    }

    /** Starts; callable from any thread. */
    static <T> void start(Questions questions, List<Endpoint> candidates, Call call, Reading<T> reading) {
        questions.loop().run(new Inquiry<>(questions, candidates, call, reading)::askNext);
    }

    private void askNext() {
        if (ended) {
            return;
        }
        Endpoint server = left.pollFirst();
        if (server == null) {
            if (asked == 0) {
                ended = true;
                reading.onNoAnswer();
            }
            return;
        }
        asked++;
        questions.put(server, call, new Answer(server));
        questions.loop().runAfter(SOON, this::askNext);
    }

    private final class Answer implements ReplyHandler {

        private final Endpoint from;

        Answer(Endpoint from) {
            this.from = from;
        }

        @Override
        public void onReply(@Nullable Response reply) {
            asked--;
            if (ended) {
                return;
            }
            T answer = read(reply);
            if (answer == null) {
                askNext();
            } else {
                ended = true;
                reading.onAnswer(from, answer);
            }
        }

        private @Nullable T read(@Nullable Response reply) {
            try {
                return reading.read(from, reply);
            } catch (RuntimeException e) { // a reply of another kind than the question has
                reading.onFailure(from, e);
                return null;
            }
        }

        @Override
        public void onFailure(RuntimeException failure) {
            asked--;
            if (!ended) {
                reading.onFailure(from, failure);
                askNext();
            }
        }
    }
}
