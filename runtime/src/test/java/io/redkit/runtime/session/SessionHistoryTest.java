package io.redkit.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.redkit.runtime.RedkitClient;
import io.redkit.session.RedisSessions;
import io.redkit.session.Session;
import io.redkit.session.SessionChanges;
import io.redkit.session.SessionConflictException;
import io.redkit.testkit.FaultProxy;
import io.redkit.testkit.Servers;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;

/** Many writers of one session: what each was told is what is there in the end. */
class SessionHistoryTest extends SessionContract {

    private static final int WRITERS = 8;
    private static final int UPDATES = 60;

    @Test
    void update_manyWritersOfDifferentAttributes_noneConflictsAndNoneIsLost() throws Exception {
        String id = sessions.create().id();

        int conflicts = inParallel(writer -> count(sessions, id, "own" + writer));

        assertThat(conflicts).isZero();
        Session last = sessions.get(id);
        assertThat(IntStream.range(0, WRITERS).map(writer -> last.get("own" + writer, Integer.class))).containsOnly(UPDATES);
    }

    @Test
    void update_manyWritersOfTheSameAttribute_countsEachSuccessOnce() throws Exception {
        String id = sessions.create().id();

        inParallel(writer -> count(sessions, id, "shared"));

        assertThat(sessions.get(id).get("shared", Integer.class)).isEqualTo(WRITERS * UPDATES);
    }

    @Test
    void update_connectionsAreCutAllTheTime_countsEachSuccessOnce() throws Exception {
        whileConnectionsAreCut(itsSessions -> {
            String id = itsSessions.create().id();

            inParallel(writer -> count(itsSessions, id, "shared"));

            assertThat(itsSessions.get(id).get("shared", Integer.class)).isEqualTo(WRITERS * UPDATES);
        });
    }

    @Test
    void rotateAndDestroy_connectionsAreCutAllTheTime_areAnsweredAsDone() throws Exception {
        whileConnectionsAreCut(itsSessions -> inParallel(writer -> {
            for (int i = 0; i < UPDATES; i++) {
                Session rotated = itsSessions.rotate(itsSessions.create().id(), "ada");
                assertThat(rotated).isNotNull();
                assertThat(itsSessions.destroy(rotated.id())).isTrue();
            }
            return 0;
        }));
    }

    private interface Work {
        void with(RedisSessions sessions) throws Exception;
    }

    /** Runs work on the one server while all its connections are reset every 30 ms, so that replies are lost. */
    private void whileConnectionsAreCut(Work work) throws Exception {
        assumeThat(target).isEqualTo(Servers.STANDALONE);
        ExecutorService cutter = Executors.newSingleThreadExecutor();
        try (FaultProxy proxy = FaultProxy.to(TestRedis.SERVER.port())) {
            RedkitClient cut = TestRedis.client(TestSettings.at(proxy.port()).retriesUntilDeadline()
                    .commandTimeout(Duration.ofSeconds(20)));
            try {
                cutter.submit(() -> {
                    for (int cuts = 1; !Thread.currentThread().isInterrupted(); cuts++) {
                        // A slow machine needs a breath now and then, or it would do nothing but connect.
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(cuts % 10 == 0 ? 300 : 30));
                        proxy.reset();
                    }
                });
                work.with(Sessions.blocking(Sessions.reactive(cut.patterns(), DEFAULTS, events::add)));
            } finally {
                cutter.shutdownNow();
                cut.close(Duration.ZERO);
            }
        }
    }

    /** Counts up as often as it is to, and returns how many conflicts that took. */
    private static int count(RedisSessions sessions, String id, String name) {
        int conflicts = 0;
        for (int done = 0; done < UPDATES;) {
            Session read = sessions.get(id);
            Integer before = read.get(name, Integer.class);
            try {
                sessions.update(read, SessionChanges.NONE.put(name, before == null ? 1 : before + 1));
                done++;
            } catch (SessionConflictException e) {
                conflicts++;
            }
        }
        return conflicts;
    }

    private static int inParallel(IntUnaryOperator work) throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<Integer>> all = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> writers.submit(() -> work.applyAsInt(writer))).toList();
            int sum = 0;
            for (Future<Integer> each : all) {
                sum += each.get(60, TimeUnit.SECONDS);
            }
            return sum;
        } finally {
            writers.shutdownNow();
        }
    }
}
