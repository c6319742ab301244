package io.redkit.runtime.topology.replication;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.redkit.RedisException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

/**
 * The answer to a question that many ask at once, since all connections of a client are lost together: it is put once, and the
 * answer holds for a moment. When somebody says that it is another one now, those who ask from then on do not wait for what was
 * asked before. Thread-safe.
 */
final class SharedAnswer<T> {

    private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Consumer<Outcome<T>> question;
    private @Nullable Round current;
    private long rounds;
    private long latestRound;
    private @Nullable T answer;
    private long answeredNanos;
    private volatile @Nullable T latest;

    /** @param question asks; must not block */
    SharedAnswer(Consumer<Outcome<T>> question) {
        this.question = question;
    }

    Uni<T> get() {
        return Uni.createFrom().<T> emitter(this::tell);
    }

    /** Returns the answer that was given last, however long ago; null if there was none yet. */
    @Nullable
    T latest() {
        return latest;
    }

    /** Has the question put anew for the next who asks: somebody says that the answer is another one now. */
    synchronized void forget() {
        answer = null;
        current = null;
    }

    private void tell(UniEmitter<? super T> emitter) {
        T known;
        Round begun = null;
        synchronized (this) {
            known = System.nanoTime() - answeredNanos < FRESH_NANOS ? answer : null;
            if (known == null) {
                Round joined = current;
                if (joined == null) {
                    begun = new Round(++rounds);
                    joined = begun;
                    current = begun;
                }
                joined.waiting.add(emitter);
            }
        }
        if (known != null) {
            emitter.complete(known);
        } else if (begun != null) {
            question.accept(begun);
        }
    }

    /** The question, put once, and those who wait for its answer. */
    private final class Round implements Outcome<T> {

        private final long number;
        private final List<UniEmitter<? super T>> waiting = new ArrayList<>();

        Round(long number) {
            this.number = number;
        }

        @Override
        public void onAnswer(T found) {
            end(found).forEach(emitter -> emitter.complete(found));
        }

        @Override
        public void onFailure(RedisException reason) {
            end(null).forEach(emitter -> emitter.fail(reason));
        }

        private List<UniEmitter<? super T>> end(@Nullable T found) {
            synchronized (SharedAnswer.this) {
                if (current == this) {
                    current = null;
                    answer = found;
                    answeredNanos = System.nanoTime();
                }
                if (found != null && number >= latestRound) {
                    latest = found;
                    latestRound = number;
                }
                return List.copyOf(waiting);
            }
        }
    }
}
