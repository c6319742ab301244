package io.redkit.bench.locks;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.redkit.lock.HeldLock;
import io.redkit.lock.RedisLock;
import io.redkit.runtime.RedkitClient;
import io.redkit.runtime.lock.ClientLocks;
import io.redkit.runtime.lock.LockSettings;
import io.redkit.testkit.faults.FaultBed;

/** A lock of this extension, with a client of its own. */
public final class RedkitLock implements Contended {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final RedkitClient client;
    private final ClientLocks locks;
    private final RedisLock lock;
    private @Nullable HeldLock held;

    public RedkitLock(FaultBed bed, String name) {
        client = bed.open(FaultBed.defaults(bed.server().port()), event -> {
        });
        locks = new ClientLocks(client.patterns(), LockSettings.DEFAULT);
        lock = locks.blocking().lock(name);
    }

    @Override
    public void lock() {
        held = lock.lock(LONG);
    }

    @Override
    public void unlock() {
        HeldLock its = held;
        if (its == null || !its.unlock()) {
            throw new IllegalStateException("The lock was lost");
        }
    }

    @Override
    public void close() {
        locks.close();
        client.close(Duration.ZERO);
    }
}
