package io.redkit.runtime.lock;

import io.redkit.lock.Fence;
import io.redkit.lock.LeaderElection;
import io.redkit.lock.LockOptions;
import io.redkit.lock.ReactiveFence;
import io.redkit.lock.ReactiveRedisLock;
import io.redkit.lock.ReactiveRedisLocks;
import io.redkit.lock.RedisLock;
import io.redkit.lock.RedisLocks;
import io.redkit.runtime.pattern.PatternSupport;

/** The locks of one client, in both styles. The door of this package; there is one for each client. */
public final class ClientLocks implements AutoCloseable {

    private static final String LEADER = "leader:";

    private final PatternSupport support;
    private final LockSettings settings;
    private final Locks locks;

    /** Sends nothing yet. */
    public ClientLocks(PatternSupport support, LockSettings settings) {
        this.support = support;
        this.settings = settings;
        this.locks = new Locks(support, settings);
    }

    public RedisLocks blocking() {
        return new RedisLocks() {
            @Override
            public RedisLock lock(String name) {
                return new BlockingLock(named(name), null);
            }

            @Override
            public Fence fence(String name) {
                return fences(name).blocking();
            }

            @Override
            public LeaderElection election(String name) {
                return candidate(name);
            }
        };
    }

    public ReactiveRedisLocks reactive() {
        return new ReactiveRedisLocks() {
            @Override
            public ReactiveRedisLock lock(String name) {
                return new ReactiveLock(named(name), null);
            }

            @Override
            public ReactiveFence fence(String name) {
                return fences(name).reactive();
            }

            @Override
            public LeaderElection election(String name) {
                return candidate(name);
            }
        };
    }

    private NamedLock named(String name) {
        return new NamedLock(locks, settings, LockKeys.of(support.keys(), name, support.settings().showKeys()),
                LockOptions.DEFAULT);
    }

    private Fences fences(String name) {
        return Fences.of(locks.scripts(), support.keys(), name);
    }

    private LeaderElection candidate(String name) {
        return new Election(named(LEADER + name), name, locks.timers());
    }

    /** Gives up waiting, and tells those who hold locks that they have lost them. */
    @Override
    public void close() {
        locks.close();
    }
}
