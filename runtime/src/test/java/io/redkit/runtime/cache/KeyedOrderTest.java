package io.redkit.runtime.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class KeyedOrderTest {

    private final KeyedOrder order = new KeyedOrder();
    private final List<Integer> begun = new ArrayList<>();

    private CompletableFuture<Integer> now(int number) {
        begun.add(number);
        return CompletableFuture.completedFuture(number);
    }

    @Test
    void run_manyThatEndAtOnceBehindOneThatLasts_allEndInTheirOrder() {
        CompletableFuture<Integer> first = new CompletableFuture<>();
        order.run("key", () -> first);
        List<CompletableFuture<Integer>> others = IntStream.range(0, 50_000)
                .mapToObj(number -> order.run("key", () -> now(number))).toList();
        assertThat(begun).isEmpty();

        first.complete(-1);

        assertThat(others).allMatch(CompletableFuture::isDone).noneMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(begun).isEqualTo(IntStream.range(0, 50_000).boxed().toList());
    }

    @Test
    void run_firstFailsOrThrows_theNextBeginsNevertheless() {
        CompletableFuture<Integer> first = new CompletableFuture<>();
        CompletableFuture<Integer> failed = order.run("key", () -> first);
        CompletableFuture<Integer> thrown = order.run("key", () -> {
            throw new AssertionError();
        });
        CompletableFuture<Integer> last = order.run("key", () -> now(1));

        first.completeExceptionally(new ArithmeticException());

        assertThat(failed).isCompletedExceptionally();
        assertThat(thrown).isCompletedExceptionally();
        assertThat(last).isCompletedWithValue(1);
    }

    @Test
    void run_otherKey_doesNotWait() {
        order.run("key", CompletableFuture::new);

        assertThat(order.run("other", () -> now(1))).isCompletedWithValue(1);
    }

    @Test
    void run_fromWithinATask_waitsForIt() {
        List<CompletableFuture<Integer>> inner = new ArrayList<>();
        CompletableFuture<Integer> outer = order.run("key", () -> {
            inner.add(order.run("key", () -> now(2)));
            return now(1);
        });

        assertThat(outer).isCompletedWithValue(1);
        assertThat(inner.get(0)).isCompletedWithValue(2);
        assertThat(begun).containsExactly(1, 2);
    }
}
