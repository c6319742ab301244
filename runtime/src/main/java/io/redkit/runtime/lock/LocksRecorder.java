package io.redkit.runtime.lock;

import java.util.Objects;
import java.util.function.Supplier;

import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.ShutdownContext;
import io.quarkus.runtime.annotations.Recorder;
import io.redkit.lock.ReactiveRedisLocks;
import io.redkit.lock.RedisLocks;
import io.redkit.runtime.RedkitClients;
import io.redkit.runtime.config.LockConfig;
import io.redkit.runtime.config.RedkitConfig;

/** Creates the locks at start-up. */
@Recorder
public class LocksRecorder {

    private final RuntimeValue<RedkitConfig> config;

    public LocksRecorder(RuntimeValue<RedkitConfig> config) {
        this.config = config;
    }

    /** Sends nothing yet. */
    public RuntimeValue<LocksByClient> create(RuntimeValue<RedkitClients> clients, ShutdownContext shutdown) {
        LocksByClient all = new LocksByClient(
                name -> new ClientLocks(clients.getValue().get(name).patterns(), settings(name)));
        shutdown.addShutdownTask(all::close);
        return new RuntimeValue<>(all);
    }

    private LockSettings settings(String name) {
        LockConfig its = Objects.requireNonNull(config.getValue().clients().get(name)).lock();
        return new LockSettings(its.lease(), its.longestWait(), its.acknowledgement(), its.acknowledgementTimeout());
    }

    public Supplier<RedisLocks> blocking(RuntimeValue<LocksByClient> locks, String client) {
        return () -> locks.getValue().of(client).blocking();
    }

    public Supplier<ReactiveRedisLocks> reactive(RuntimeValue<LocksByClient> locks, String client) {
        return () -> locks.getValue().of(client).reactive();
    }

    public Supplier<LocksByClient> all(RuntimeValue<LocksByClient> locks) {
        return locks::getValue;
    }

    /** Stands for election, if the client is active. */
    public void stand(RuntimeValue<LocksByClient> locks, String client, String name) {
        locks.getValue().leadership(client, name);
    }
}
