package io.redkit.runtime.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.KeySpace;
import io.redkit.lock.Acknowledgement;
import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.TestRedis;

/** What happens when a script is run twice because its first reply was lost. */
class LockScriptsTest {

    private final RedkitClient client = TestRedis.client(settings -> settings.commandTimeout(Duration.ofSeconds(10)));
    private final LockScripts scripts = new LockScripts(client.patterns());
    private final LockKeys keys = LockKeys.of(KeySpace.of(""), UUID.randomUUID().toString(), true);

    @AfterEach
    void close() {
        client.close(Duration.ZERO);
    }

    private long acquire(String owner, long leaseMillis) {
        LockSpec spec = new LockSpec(keys, leaseMillis, false, Duration.ZERO, 0, Acknowledgement.NONE);
        return scripts.acquire(new Waiter(spec, owner).attempt()).join().token();
    }

    private boolean release(String owner, long token) {
        return scripts.release(keys, owner, token, 0).join();
    }

    @Test
    void acquire_repeated_answersTheSameToken() {
        long token = acquire("a", 30_000);

        assertThat(acquire("a", 30_000)).isEqualTo(token).isPositive();
        assertThat(acquire("b", 30_000)).isZero();
    }

    @Test
    void release_repeatedAfterOthersHadTheLock_answersTheSame() {
        long token = acquire("a", 30_000);
        assertThat(release("a", token)).isTrue();
        release("b", acquire("b", 30_000));
        acquire("c", 30_000);

        assertThat(release("a", token)).isTrue();
        assertThat(acquire("d", 30_000)).as("c holds it still").isZero();
    }

    @Test
    void release_stateExpiredMeanwhile_leavesNoneThatStaysForEver() {
        long token = acquire("a", 30_000);
        TestRedis.RAW.send("DEL", keys.state()); // as for a lock that was held for days

        assertThat(release("a", token)).isTrue();

        assertThat(TestRedis.RAW.number("PTTL", keys.state())).isPositive();
    }

    @Test
    void release_afterTheLease_saysThatItWasLost() {
        long token = acquire("a", 30_000);
        TestRedis.RAW.send("DEL", keys.lock()); // as if it had expired

        assertThat(release("a", token)).isFalse();
        acquire("b", 30_000);
        assertThat(release("a", token)).isFalse();
    }

    @Test
    void acquire_arrivesAfterItsRelease_isNotGranted() {
        release("a", 0);

        assertThat(acquire("a", 30_000)).isZero();
    }

    @Test
    void token_stateLost_growsNevertheless() {
        long token = acquire("a", 30_000);
        TestRedis.RAW.send("DEL", keys.lock(), keys.state()); // as in a failover

        assertThat(acquire("b", 30_000)).isGreaterThan(token);
    }

    @Test
    void token_clockSetBack_growsNevertheless() {
        TestRedis.RAW.send("HSET", keys.state(), "token", "4000000000000000");

        assertThat(acquire("a", 30_000)).isEqualTo(4000000000000001L);
    }

    @Test
    void renew_ofSeveral_tellsWhichAreHeld() {
        long token = acquire("a", 30_000);
        LockSpec spec = new LockSpec(keys, 60_000, true, Duration.ZERO, 0, Acknowledgement.NONE);
        Holding held = new Holding(spec, "a", token, System.nanoTime(), null);
        Holding lost = new Holding(spec, "b", token, System.nanoTime(), null);

        assertThat(scripts.renew(List.of(held, lost), 60_000).join()).containsExactly(true, false);
        assertThat(TestRedis.RAW.number("PTTL", keys.lock())).isGreaterThan(50_000);
    }
}
