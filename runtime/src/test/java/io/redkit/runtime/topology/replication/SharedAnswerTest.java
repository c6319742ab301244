package io.redkit.runtime.topology.replication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.redkit.Delivery;
import io.redkit.RedisConnectionException;

class SharedAnswerTest {

    private final List<Outcome<String>> questions = new ArrayList<>();
    private final SharedAnswer<String> shared = new SharedAnswer<>(questions::add);

    private CompletableFuture<String> ask() {
        return shared.get().subscribeAsCompletionStage();
    }

    @Test
    void get_whileQuestionIsPut_sharesItsAnswer() {
        CompletableFuture<String> first = ask();
        CompletableFuture<String> second = ask();
        questions.get(0).onAnswer("server");

        assertThat(questions).hasSize(1);
        assertThat(first).isCompletedWithValue("server");
        assertThat(second).isCompletedWithValue("server");
    }

    @Test
    void get_forgottenMeanwhile_questionIsPutAnew() {
        CompletableFuture<String> before = ask();
        shared.forget();
        CompletableFuture<String> after = ask();

        assertThat(questions).hasSize(2);
        questions.get(0).onAnswer("old");
        assertThat(before).isCompletedWithValue("old");
        assertThat(after).isNotDone();
        questions.get(1).onAnswer("new");
        assertThat(after).isCompletedWithValue("new");
    }

    @Test
    void get_answerFromBeforeForgettingComesLast_isNotKept() {
        ask();
        shared.forget();
        ask();
        questions.get(1).onAnswer("new");
        questions.get(0).onAnswer("old");

        assertThat(ask()).isCompletedWithValue("new");
        assertThat(shared.latest()).isEqualTo("new");
    }

    @Test
    void get_answerFromBeforeForgettingIsTheOnlyOne_isNotKept() {
        ask();
        shared.forget();
        questions.get(0).onAnswer("old");

        assertThat(ask()).isNotDone();
        assertThat(questions).hasSize(2);
    }

    @Test
    void get_questionFails_isPutAnew() {
        CompletableFuture<String> failed = ask();
        questions.get(0).onFailure(new RedisConnectionException("nobody knows", null, Delivery.NOT_SENT));
        CompletableFuture<String> next = ask();
        questions.get(1).onAnswer("server");

        assertThat(failed).isCompletedExceptionally();
        assertThat(next).isCompletedWithValue("server");
    }
}
