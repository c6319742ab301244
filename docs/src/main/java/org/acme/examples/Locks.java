package org.acme.examples;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.redkit.lock.HeldLock;
import io.redkit.lock.LeaderOnly;
import io.redkit.lock.LockOptions;
import io.redkit.lock.Locked;
import io.redkit.lock.ReactiveRedisLocks;
import io.redkit.lock.RedisLocks;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
public class Locks {

    // tag::lock[]
    @Inject
    RedisLocks locks;

    public long close(String account) {
        return locks.lock("account:" + account).withLock(held -> {
            // read, decide and write here, with held.token() where the store can check it
            return held.token();
        });
    }
    // end::lock[]

    // tag::try[]
    public boolean sendReminders() {
        try (HeldLock held = locks.lock("reminders").tryLock()) {
            if (held == null) {
                return false; // another process does it
            }
            held.onLost(loss -> System.err.println("lost: " + loss.reason()));
            return held.isHeld();
        }
    }
    // end::try[]

    // tag::locked[]
    @Locked(value = "account:{account}", waitAtMost = "2s")
    public String rename(String account, String name) {
        return account + " is " + name;
    }
    // end::locked[]

    // tag::reactive[]
    @Inject
    ReactiveRedisLocks reactiveLocks;

    public Uni<Long> closeLater(String account) {
        return reactiveLocks.lock("account:" + account)
                .with(LockOptions.DEFAULT.lease(Duration.ofSeconds(5)))
                .withLock(held -> Uni.createFrom().item(held.token()));
    }
    // end::reactive[]

    // tag::fence[]
    public boolean write(String value, HeldLock held) {
        return locks.fence("report").set("{report}:latest", value, held.token());
    }
    // end::fence[]

    // tag::leader[]
    // with quarkus-scheduler: @Scheduled(every = "1m")
    @LeaderOnly("cleanup")
    public void cleanUp() {
        cleanUps++;
    }
    // end::leader[]

    private volatile int cleanUps;

    int cleanUps() {
        return cleanUps;
    }
}
