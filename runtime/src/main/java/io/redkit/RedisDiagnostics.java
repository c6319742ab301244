package io.redkit;

import java.util.List;
import java.util.Map;

/** The blocking twin of {@link ReactiveRedisDiagnostics}. */
public interface RedisDiagnostics {

    /** @see ReactiveRedisDiagnostics#info() */
    Map<String, String> info();

    /** @see ReactiveRedisDiagnostics#info(String) */
    Map<String, String> info(String section);

    /** @see ReactiveRedisDiagnostics#memory() */
    MemoryInfo memory();

    /** @see ReactiveRedisDiagnostics#connectedClients() */
    long connectedClients();

    /** @see ReactiveRedisDiagnostics#keyCount() */
    long keyCount();

    /** @see ReactiveRedisDiagnostics#slowLog(int) */
    List<SlowCommand> slowLog(int limit);

    /** @see ReactiveRedisDiagnostics#flushDb() */
    void flushDb();
}
