package io.redkit.runtime.transaction;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;

import io.redkit.CallOptions;
import io.redkit.ConnectionState;
import io.redkit.Delivery;
import io.redkit.RedisCommandRefusedException;
import io.redkit.RedisConnectionException;
import io.redkit.RedisServerException;
import io.redkit.RedisTransactionConflictException;
import io.redkit.runtime.command.CommandExecutor;
import io.redkit.runtime.command.CommandSpec.Trait;
import io.redkit.runtime.command.EqualJitter;
import io.redkit.runtime.command.SharedUse;
import io.redkit.runtime.config.ClientSettings;

/**
 * The attempts to execute one transaction, which follow one another. There is another one when the last was certainly not
 * executed, for a reason that passes: somebody changed a watched key, or the server was not there or not the one. Their number
 * is bounded, and none begins after the deadline.
 */
public final class Attempts {

    private static final int MAX_CONFLICTS = 64;
    private static final int MAX_REDIRECTIONS = 5;
    private static final long LONGEST_PAUSE_MILLIS = 32;

    /** Errors with which a server refuses to execute anything, for reasons that pass. */
    private static final Set<String> PASSING = Set.of("READONLY", "LOADING", "MASTERDOWN", "TRYAGAIN", "CLUSTERDOWN", "ASK",
            "EXECABORT");

    private final IdleConnections connections;
    private final ClientSettings settings;
    private final UnaryOperator<CommandExecutor> guard;
    private final CallOptions options;
    private final EqualJitter waits;
    private final long startNanos = System.nanoTime();
    private int conflicts;
    private int failures;
    private int redirections;

    Attempts(IdleConnections connections, ClientSettings settings, UnaryOperator<CommandExecutor> guard, CallOptions options) {
        this.connections = connections;
        this.settings = settings;
        this.guard = guard;
        this.options = options;
        this.waits = new EqualJitter(settings.resilience().retry().initialDelay(), settings.resilience().retry().maxDelay());
    }

    public Attempt next() {
        return new Attempt(connections, options);
    }

    /** Puts in front of an executor what refuses commands that are dangerous, or change the state of the connection. */
    public CommandExecutor guarded(CommandExecutor executor) {
        return guard.apply(new SharedUse(executor, executor));
    }

    /** The same, and refuses commands that write. */
    public CommandExecutor readOnly(CommandExecutor executor) {
        return guarded((call, handler) -> {
            if (call.command().is(Trait.READ)) {
                executor.send(call, handler);
            } else {
                handler.onFailure(new RedisCommandRefusedException(call.fullName()
                        + " can write, and would be executed before the transaction, and again with each attempt; add it to the"
                        + " transaction"));
            }
        });
    }

    /**
     * Returns the milliseconds to wait before another attempt; empty if there is none.
     *
     * @param failure why the last attempt failed
     */
    public OptionalLong pauseAfter(Throwable failure, Attempt attempt) {
        long left = timeoutMillis() - Duration.ofNanos(System.nanoTime() - startNanos).toMillis();
        if (!attempt.isOwn(failure) || left <= 0) {
            return OptionalLong.empty();
        }
        if (failure instanceof RedisTransactionConflictException) {
            conflicts++;
            return pause(conflicts <= options.maxRetriesOr(MAX_CONFLICTS), conflictPause(), left);
        }
        if (failure instanceof RedisServerException error && error.code().equals("MOVED")) {
            redirections++;
            return pause(redirections <= MAX_REDIRECTIONS, 0, left);
        }
        if (!isPassing(failure, attempt) || isHopeless()) {
            return OptionalLong.empty();
        }
        failures++;
        int most = options.maxRetriesOr(settings.resilience().retry().maxRetries().orElse(Integer.MAX_VALUE));
        return pause(failures <= most, waits.millisAfter(failures - 1), left);
    }

    private static OptionalLong pause(boolean goesOn, long millis, long left) {
        return goesOn && millis < left ? OptionalLong.of(millis) : OptionalLong.empty();
    }

    /** The first one who tries again does so at once; where many do, chance spreads them. */
    private long conflictPause() {
        long longest = Math.min(LONGEST_PAUSE_MILLIS, 1L << Math.min(conflicts - 1, Long.SIZE - 2));
        return ThreadLocalRandom.current().nextLong(longest + 1);
    }

    private boolean isPassing(Throwable failure, Attempt attempt) {
        if (failure instanceof RedisServerException error) {
            return PASSING.contains(error.code());
        }
        return failure instanceof RedisConnectionException lost
                && (lost.delivery() == Delivery.NOT_SENT || !attempt.wasSent())
                && settings.resilience().offlineQueue().enabled();
    }

    private boolean isHopeless() {
        ConnectionState now = connections.servers().state();
        return now == ConnectionState.DEGRADED || now == ConnectionState.CLOSED;
    }

    private long timeoutMillis() {
        Duration own = options.deadline();
        return (own == null ? settings.limits().commandTimeout() : own).toMillis();
    }

    /** Returns what to tell the caller when there is no further attempt. */
    public Throwable outcome(Throwable failure) {
        if (failure instanceof RedisTransactionConflictException && conflicts > 0) {
            return new RedisTransactionConflictException("The transaction was not executed: in " + conflicts
                    + " attempts, others changed a watched key each time");
        }
        return failure;
    }
}
