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
 * answer holds for a moment. Thread-safe.
 */
final class SharedAnswer<T> {

    private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Consumer<Outcome<T>> question;
    private final List<UniEmitter<? super T>> waiting = new ArrayList<>();
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
    }

    private void tell(UniEmitter<? super T> emitter) {
        T known;
        boolean first;
        synchronized (this) {
            known = System.nanoTime() - answeredNanos < FRESH_NANOS ? answer : null;
            first = known == null && waiting.isEmpty();
            if (known == null) {
                waiting.add(emitter);
            }
        }
        if (known != null) {
            emitter.complete(known);
        } else if (first) {
            question.accept(new Told());
        }
    }

    private synchronized List<UniEmitter<? super T>> end(@Nullable T found) {
        answer = found;
        answeredNanos = System.nanoTime();
        if (found != null) {
            latest = found;
        }
        List<UniEmitter<? super T>> told = List.copyOf(waiting);
        waiting.clear();
        return told;
    }

    private final class Told implements Outcome<T> {

        @Override
        public void onAnswer(T found) {
            end(found).forEach(emitter -> emitter.complete(found));
        }

        @Override
        public void onFailure(RedisException reason) {
            end(null).forEach(emitter -> emitter.fail(reason));
        }
    }
}
