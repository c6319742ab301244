package io.redkit;

import java.util.List;
import java.util.Map;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;

/**
 * What a server tells of itself. Each operation is one command, sent on subscription; see {@link ReactiveRedisService} for
 * errors.
 */
public interface ReactiveRedisDiagnostics {

    /** Returns all fields of {@code INFO}, in the order of the server. */
    @CheckReturnValue
    Uni<Map<String, String>> info();

    /**
     * Returns the fields of one section of {@code INFO}, such as {@code memory}; an unknown section is empty.
     */
    @CheckReturnValue
    Uni<Map<String, String>> info(String section);

    /** Returns the memory that the server uses. */
    @CheckReturnValue
    Uni<MemoryInfo> memory();

    /** Returns the number of clients that are connected to the server. */
    @CheckReturnValue
    Uni<Long> connectedClients();

    /** Returns the number of keys in the database of this client. */
    @CheckReturnValue
    Uni<Long> keyCount();

    /**
     * Returns the newest entries of the slow log, the newest first.
     *
     * @param limit most entries, positive
     */
    @CheckReturnValue
    Uni<List<SlowCommand>> slowLog(int limit);

    /**
     * Deletes all keys of the database of this client, whatever their prefix, and frees their memory in the background. The
     * guard refuses it with a {@link RedisCommandRefusedException} where dangerous commands are not allowed, which is so in
     * production unless {@code quarkus.redkit.guard.allow} contains {@code FLUSHDB}.
     */
    @CheckReturnValue
    Uni<Void> flushDb();
}
