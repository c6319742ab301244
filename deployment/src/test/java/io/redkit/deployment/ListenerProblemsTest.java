package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.pubsub.Message;
import io.redkit.pubsub.Overflow;
import io.redkit.pubsub.RedisListener;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

class ListenerProblemsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Wrong.class, NoBean.class))
            .assertException(failure -> assertThat(failure).hasStackTraceContaining("Wrong#hidden: it is private or static")
                    .hasStackTraceContaining("Wrong#none: it has 0 parameters")
                    .hasStackTraceContaining("Wrong#two: it has 2 parameters")
                    .hasStackTraceContaining("Wrong#raw: its Message has no type of payload")
                    .hasStackTraceContaining("Wrong#wildcard: the payload cannot be of type")
                    .hasStackTraceContaining("Wrong#value: it returns java.lang.String")
                    .hasStackTraceContaining("Wrong#stream: it returns io.smallrye.mutiny.Multi<java.lang.Void>")
                    .hasStackTraceContaining("Wrong#virtual: it returns Uni, which belongs on an event loop")
                    .hasStackTraceContaining("Wrong#empty: it names no channel")
                    .hasStackTraceContaining("Wrong#both: there are no patterns of sharded channels")
                    .hasStackTraceContaining("Wrong#numbers: concurrency and buffer must be at least 1")
                    .hasStackTraceContaining("Wrong#failing: overflow=FAIL would end it")
                    .hasStackTraceContaining("NoBean#listen: its class is not a bean"));

    @Test
    void build_wrongListeners_failsWithAllProblems() {
        throw new AssertionError("the application has started");
    }

    interface NoBean {

        @RedisListener("a")
        void listen(String text);
    }

    @ApplicationScoped
    static class Wrong {

        @RedisListener("a")
        private void hidden(String text) {
        }

        @RedisListener("a")
        void none() {
        }

        @RedisListener("a")
        void two(String one, String other) {
        }

        @RedisListener("a")
        @SuppressWarnings("rawtypes")
        void raw(Message message) {
        }

        @RedisListener("a")
        void wildcard(List<?> list) {
        }

        @RedisListener("a")
        String value(String text) {
            return text;
        }

        @RedisListener("a")
        Multi<Void> stream(String text) {
            return Multi.createFrom().empty();
        }

        @RedisListener("a")
        @RunOnVirtualThread
        Uni<Void> virtual(String text) {
            return Uni.createFrom().voidItem();
        }

        @RedisListener("")
        void empty(String text) {
        }

        @RedisListener(value = "a", pattern = true, sharded = true)
        void both(String text) {
        }

        @RedisListener(value = "a", buffer = 0)
        void numbers(String text) {
        }

        @RedisListener(value = "a", overflow = Overflow.FAIL)
        void failing(String text) {
        }
    }
}
