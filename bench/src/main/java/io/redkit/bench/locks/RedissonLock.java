package io.redkit.bench.locks;

import org.redisson.Redisson;
import org.redisson.api.RLock;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

/** A lock of Redisson in its default configuration, with a client of its own. */
public final class RedissonLock implements Contended {

    private final RedissonClient client;
    private final RLock lock;

    public RedissonLock(int port, String name) {
        Config config = new Config();
        config.useSingleServer().setAddress("redis://127.0.0.1:" + port);
        client = Redisson.create(config);
        lock = client.getLock(name);
    }

    @Override
    public void lock() {
        lock.lock();
    }

    @Override
    public void unlock() {
        lock.unlock();
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
