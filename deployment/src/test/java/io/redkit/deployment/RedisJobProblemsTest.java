package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.queue.RedisJob;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

class RedisJobProblemsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClass(Wrong.class))
            .overrideConfigKey("quarkus.redkit.url", "redis://localhost:1")
            .assertException(failure -> {
                String all = failure.getMessage() + Arrays.toString(failure.getSuppressed());
                assertThat(all).contains("Wrong#nameless: the name of the queue is empty")
                        .contains("Wrong#hidden: it is private, static or abstract")
                        .contains("Wrong#stream: it returns Multi")
                        .contains("Wrong#many: it has 2 parameters")
                        .contains("Wrong#slow: timeout is 'long'")
                        .contains("Wrong#idle: Concurrency (0)")
                        .contains("Wrong#nightly: cron is '0 0 25 * * ?'")
                        .contains("Wrong#nightly: There is no time zone 'Atlantis'")
                        .contains("Wrong#scheduled: its schedule adds jobs without a payload")
                        .contains("Wrong#blockingUni: it returns Uni")
                        .contains("Wrong#hasty: it is @NonBlocking")
                        .contains("the queue twice has a method already");
            });

    @Test
    void build_methodsWithProblems_failsWithAllOfThem() {
        Assertions.fail("The application must not start");
    }

    static class Wrong {

        @RedisJob("")
        void nameless() {
        }

        @RedisJob("hidden")
        private void hidden() {
        }

        @RedisJob("stream")
        Multi<String> stream() {
            return Multi.createFrom().empty();
        }

        @RedisJob("many")
        void many(String one, String other) {
        }

        @RedisJob(value = "slow", timeout = "long")
        void slow() {
        }

        @RedisJob(value = "idle", concurrency = 0)
        void idle() {
        }

        @RedisJob(value = "nightly", cron = "0 0 25 * * ?", zone = "Atlantis")
        void nightly() {
        }

        @RedisJob(value = "scheduled", cron = "0 0 3 * * ?")
        void scheduled(String payload) {
        }

        @Blocking
        @RedisJob("blocking")
        Uni<String> blockingUni() {
            return Uni.createFrom().nullItem();
        }

        @NonBlocking
        @RedisJob("hasty")
        String hasty() {
            return "";
        }

        @RedisJob("twice")
        void first() {
        }

        @RedisJob("twice")
        void second() {
        }
    }
}
