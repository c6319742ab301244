package org.acme.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.redkit.lock.HeldLock;
import io.redkit.lock.RedisLocks;

/** What the guide of locks shows does what it says. */
@QuarkusTest
class LocksTest {

    @Inject
    Locks examples;

    @Inject
    RedisLocks locks;

    @Test
    void lock_usedAgain_hasAGreaterToken() {
        long first = examples.close("42");

        assertThat(examples.closeLater("42").await().indefinitely()).isGreaterThan(first);
    }

    @Test
    void lock_heldByAnother_isLeftAlone() {
        try (HeldLock held = locks.lock("reminders").ownedBy("another").lock()) {
            assertThat(held.isHeld()).isTrue();
            assertThat(examples.sendReminders()).isFalse();
        }
        assertThat(examples.sendReminders()).isTrue();
    }

    @Test
    void method_underALock_isRun() {
        assertThat(examples.rename("42", "Ada")).isEqualTo("42 is Ada");
    }

    @Test
    void value_withTheTokenOfALock_isWritten() {
        try (HeldLock held = locks.lock("report").lock()) {
            assertThat(examples.write("new", held)).isTrue();
        }
    }

    @Test
    void cleanUp_whereThisProcessLeads_isRun() {
        await().untilAsserted(() -> {
            examples.cleanUp();
            assertThat(examples.cleanUps()).isPositive();
        });
    }
}
