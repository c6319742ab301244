package io.redkit.runtime.lock;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.redkit.ConnectionState;
import io.redkit.OnConnectionLoss;
import io.redkit.RedisConnectionException;
import io.redkit.RedisServerException;
import io.redkit.lock.Acknowledgement;
import io.redkit.lock.LockNotAcquiredException.Reason;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.command.OwnConnection;
import io.redkit.runtime.config.Topology;
import io.redkit.runtime.pattern.PatternSupport;
import io.redkit.runtime.pattern.Sent;
import io.vertx.redis.client.Response;

/**
 * Acquires locks that replicas have to know of. WAIT counts what its own connection has written, and holds that up meanwhile:
 * so it goes over connections that nobody shares. They are used again, except in a cluster, where they are bound to a slot.
 */
final class Acknowledged {

    private static final Logger LOG = Logger.getLogger("io.redkit.lock");
    private static final int MOST_IDLE = 4;

    private final PatternSupport support;
    private final LockScripts scripts;
    private final Duration timeout;
    private final boolean reuse;
    private final ConcurrentLinkedDeque<OwnConnection> idle = new ConcurrentLinkedDeque<>();
    private final AtomicBoolean warned = new AtomicBoolean();

    Acknowledged(PatternSupport support, LockScripts scripts, Duration timeout) {
        this.support = support;
        this.scripts = scripts;
        this.timeout = timeout;
        this.reuse = !(support.settings().topology() instanceof Topology.Cluster);
    }

    CompletableFuture<Granted> acquire(Attempt attempt) {
        OwnConnection used = idle.poll();
        CompletableFuture<Granted> answer = acquire(attempt,
                used == null ? support.connections().open(OnConnectionLoss.FAIL) : used);
        if (used == null) {
            return answer;
        }
        return answer.exceptionallyCompose(failure -> isStale(Waiting.cause(failure))
                ? acquire(attempt, support.connections().open(OnConnectionLoss.FAIL))
                : CompletableFuture.failedFuture(failure));
    }

    /** The connection had been lost while nobody used it, or its server is not the master any more. */
    private static boolean isStale(Throwable failure) {
        return failure instanceof RedisConnectionException
                || failure instanceof RedisServerException error && error.code().equals("READONLY");
    }

    private CompletableFuture<Granted> acquire(Attempt attempt, OwnConnection over) {
        CompletableFuture<Granted> answer = scripts.acquire(attempt, over)
                .thenCompose(granted -> granted.isHeldByAnother() ? CompletableFuture.completedFuture(granted)
                        : confirm(attempt, over).thenApply(nothing -> granted));
        return answer.whenComplete((granted, failure) -> giveBack(over, failure));
    }

    private CompletableFuture<Boolean> confirm(Attempt attempt, OwnConnection over) {
        return Sent.send(over, Call.of(Commands.get("ROLE")), Acknowledged::replicas).thenCompose(connected -> {
            if (connected == 0) {
                warnOnce();
                return CompletableFuture.completedFuture(true);
            }
            long wanted = attempt.spec().acknowledgement() == Acknowledgement.ALL ? connected : 1;
            return Sent
                    .send(over, Call.of(Commands.get("WAIT"), wanted, Math.max(1, timeout.toMillis())), Acknowledged::number)
                    .thenCompose(known -> known >= wanted ? CompletableFuture.completedFuture(true)
                            : CompletableFuture.failedFuture(Locks.refusal(attempt.spec().keys(), Reason.NOT_ACKNOWLEDGED)));
        });
    }

    /** Returns the number of replicas that are connected to this master. */
    private static long replicas(@Nullable Response role) {
        Response all = Objects.requireNonNull(role, "role");
        return "master".equals(String.valueOf(all.get(0))) ? all.get(2).size() : 0;
    }

    private static long number(@Nullable Response reply) {
        return Objects.requireNonNull(reply, "reply").toLong();
    }

    private void warnOnce() {
        if (warned.compareAndSet(false, true)) {
            LOG.warnf("Redis client %s: locks are to be acknowledged by replicas, and the server has none;"
                    + " set lock.acknowledgement=none, or connect replicas", support.settings().name());
        }
    }

    private void giveBack(OwnConnection connection, @Nullable Throwable failure) {
        boolean fit = failure == null && reuse && connection.state() == ConnectionState.READY && idle.size() < MOST_IDLE;
        if (fit) {
            idle.push(connection);
        } else {
            connection.close();
        }
    }

    void close() {
        for (OwnConnection each = idle.poll(); each != null; each = idle.poll()) {
            each.close();
        }
    }
}
