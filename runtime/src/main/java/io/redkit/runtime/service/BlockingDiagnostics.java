package io.redkit.runtime.service;

import java.util.List;
import java.util.Map;

import io.redkit.MemoryInfo;
import io.redkit.ReactiveRedisDiagnostics;
import io.redkit.RedisDiagnostics;
import io.redkit.SlowCommand;

/** The blocking view of the diagnostics. */
final class BlockingDiagnostics implements RedisDiagnostics {

    private final ReactiveRedisDiagnostics reactive;

    BlockingDiagnostics(ReactiveRedisDiagnostics reactive) {
        this.reactive = reactive;
    }

    @Override
    public Map<String, String> info() {
        return Blocking.await(reactive.info());
    }

    @Override
    public Map<String, String> info(String section) {
        return Blocking.await(reactive.info(section));
    }

    @Override
    public MemoryInfo memory() {
        return Blocking.await(reactive.memory());
    }

    @Override
    public long connectedClients() {
        return Blocking.await(reactive.connectedClients());
    }

    @Override
    public long keyCount() {
        return Blocking.await(reactive.keyCount());
    }

    @Override
    public List<SlowCommand> slowLog(int limit) {
        return Blocking.await(reactive.slowLog(limit));
    }

    @Override
    public void flushDb() {
        Blocking.await(reactive.flushDb());
    }
}
