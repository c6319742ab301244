package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import jakarta.enterprise.context.ApplicationScoped;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.lock.LeaderOnly;
import io.redkit.lock.Locked;
import io.smallrye.mutiny.Multi;

class LockedProblemsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClass(Wrong.class))
            .overrideConfigKey("quarkus.redkit.url", "redis://localhost:1")
            .assertException(failure -> {
                String all = failure.getMessage() + Arrays.toString(failure.getSuppressed());
                assertThat(all).contains("Wrong#unknown: {name} is none of its parameters, which are id")
                        .contains("Wrong#stream: it returns Multi")
                        .contains("Wrong#hidden: it is private or static")
                        .contains("Wrong#patient: waitAtMost is 'long'")
                        .contains("Wrong#leader: it returns java.lang.String");
            });

    @Test
    void build_annotatedMethodsWithProblems_failsWithAllOfThem() {
        Assertions.fail("The application must not start");
    }

    @ApplicationScoped
    static class Wrong {

        @Locked("user:{name}")
        void unknown(String id) {
        }

        @Locked("all")
        Multi<String> stream() {
            return Multi.createFrom().empty();
        }

        @Locked("all")
        static void hidden() {
        }

        @Locked(value = "all", waitAtMost = "long")
        void patient() {
        }

        @LeaderOnly("work")
        String leader() {
            return "";
        }
    }
}
