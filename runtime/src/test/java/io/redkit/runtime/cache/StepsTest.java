package io.redkit.runtime.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

class StepsTest {

    private final CompletableFuture<String> end = new CompletableFuture<>();
    private final Steps steps = new Steps(end::completeExceptionally);

    @Test
    void then_stepThrowsError_isTheEnd() {
        CompletableFuture<String> begun = new CompletableFuture<>();
        AssertionError thrown = new AssertionError();
        steps.then(() -> begun, (value, failure) -> {
            throw thrown;
        });

        begun.complete("value");

        assertThat(end).isCompletedExceptionally();
        assertThat(end.handle((value, failure) -> failure).join()).isSameAs(thrown);
    }

    @Test
    void then_beginningFails_isToldTheStepAndNotTheEnd() {
        CompletableFuture<String> begun = new CompletableFuture<>();
        CompletableFuture<Throwable> told = new CompletableFuture<>();
        steps.then(() -> begun, (value, failure) -> told.complete(failure));

        begun.completeExceptionally(new ArithmeticException());

        assertThat(told.join()).isInstanceOf(ArithmeticException.class);
        assertThat(end).isNotDone();
    }

    @Test
    void then_beginningThrows_isTheEnd() {
        steps.<String> then(() -> {
            throw new ArithmeticException();
        }, (value, failure) -> {
        });

        assertThat(end).isCompletedExceptionally();
    }
}
