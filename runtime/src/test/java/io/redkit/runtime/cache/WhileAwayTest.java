package io.redkit.runtime.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.redkit.cache.CacheOptions;
import io.redkit.cache.CacheWhileAway;
import io.redkit.runtime.RedkitClient;
import io.redkit.runtime.pattern.PatternSupport;
import io.redkit.testkit.TestRedis;

/** What is in memory, and what is forgotten at the same time. */
class WhileAwayTest {

    private static final CacheOptions OPTIONS = CacheOptions.DEFAULT.whileAway(CacheWhileAway.MEMORY);
    private static final StoredEntry ENTRY = StoredEntry.of(0, Duration.ofMinutes(1), Duration.ZERO, List.of("tag"),
            new byte[] { 1 });
    private static final Set<Thread.State> STUCK_OR_ENDED = EnumSet.of(Thread.State.BLOCKED, Thread.State.TERMINATED);

    private RedkitClient client;
    private WhileAway away;

    @BeforeEach
    void open() {
        client = TestRedis.client(settings -> settings);
        PatternSupport support = client.patterns();
        CacheScripts scripts = new CacheScripts(support, CacheKeys.of(support.keys(), "names", OPTIONS.prefix()),
                support.commandTimeout());
        away = new WhileAway("names", support.availability(), scripts, OPTIONS, new Workers(support.vertx()),
                new CacheLog("names"));
    }

    @AfterEach
    void close() {
        away.close();
        client.close(Duration.ZERO);
    }

    /** Keeps an entry that is wanted still when the other task begins. */
    private void keepWhile(Runnable other) throws InterruptedException {
        Thread thread = new Thread(other);
        away.keep("key", ENTRY, () -> {
            thread.start();
            await().until(() -> STUCK_OR_ENDED.contains(thread.getState()));
            return true;
        });
        thread.join();
    }

    @Test
    void keep_notWanted_isNotThere() {
        away.keep("key", ENTRY, () -> false);

        assertThat(away.find("key").entry()).isNull();
    }

    @Test
    void keep_keyIsForgottenMeanwhile_isNotThere() throws InterruptedException {
        keepWhile(() -> away.forget(List.of("key")));

        assertThat(away.find("key").entry()).isNull();
    }

    @Test
    void keep_tagIsForgottenMeanwhile_isNotThere() throws InterruptedException {
        keepWhile(() -> away.forgetTags(List.of("tag")));

        assertThat(away.find("key").entry()).isNull();
    }

    @Test
    void onAnswer_whileKept_isNotThereAfterwards() throws InterruptedException {
        keepWhile(away::onAnswer);
        away.onAnswer();

        assertThat(away.find("key").entry()).isNull();
    }
}
