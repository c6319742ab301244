package io.redkit.runtime.connection;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

import io.redkit.RedisCredentials;
import io.smallrye.mutiny.Uni;

/** Gives what the test says for the first, second, ... question, and counts them. */
final class ScriptedCredentials implements CredentialsSource {

    private final AtomicInteger questions = new AtomicInteger();
    private final IntFunction<Uni<RedisCredentials>> answers;

    ScriptedCredentials(IntFunction<Uni<RedisCredentials>> answers) {
        this.answers = answers;
    }

    int questions() {
        return questions.get();
    }

    @Override
    public Uni<@Nullable RedisCredentials> credentials() {
        return Uni.createFrom().deferred(() -> answers.apply(questions.incrementAndGet()));
    }

    @Override
    public String origin() {
        return "the script";
    }
}
