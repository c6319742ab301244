package io.redkit.testkit.faults;

import java.util.concurrent.atomic.AtomicInteger;

import io.redkit.Delivery;
import io.redkit.ReactiveRedisService;
import io.redkit.RedisException;
import io.redkit.RedisTimeoutException;
import io.smallrye.mutiny.Uni;

/** Sends one command after the other, each when the one before has ended, and looks whether the replies are its own. */
final class Caller {

    private final ReactiveRedisService redis;
    private final String counter;
    private final String key;
    private final int commands;
    private final Progress progress;
    private final Findings findings;
    private final AtomicInteger turn = new AtomicInteger();
    private long lastCount;

    Caller(ReactiveRedisService redis, String counter, int number, int commands, Progress progress, Findings findings) {
        this.redis = redis;
        this.counter = counter;
        this.key = counter + ":caller-" + number;
        this.commands = commands;
        this.progress = progress;
        this.findings = findings;
    }

    void next() {
        int now = turn.getAndIncrement();
        if (now >= commands) {
            return;
        }
        String payload = key + "=" + now;
        switch (now % 4) {
            case 0 -> send(redis.set(key, payload), reply -> true, false);
            case 1 -> send(redis.get(key), reply -> reply == null || reply.startsWith(key + "="), false);
            case 2 -> send(redis.execute("ECHO", payload), reply -> payload.equals(String.valueOf(reply)), false);
            default -> send(redis.incr(counter), this::isNextCount, true);
        }
    }

    /** A later command of the same caller sees a higher count. */
    private boolean isNextCount(Long count) {
        boolean higher = count > lastCount;
        lastCount = count;
        return higher;
    }

    private interface Check<T> {
        boolean isRight(T reply);
    }

    private <T> void send(Uni<T> command, Check<T> check, boolean counts) {
        command.subscribe().with(reply -> {
            if (!check.isRight(reply)) {
                findings.wrongReply();
            }
            end(counts ? findings.acknowledged : null);
        }, failure -> {
            if (failure instanceof RedisTimeoutException) {
                findings.timedOut();
            }
            end(counts ? counterOf(failure) : null);
        });
    }

    private AtomicInteger counterOf(Throwable failure) {
        if (!(failure instanceof RedisException known)) {
            findings.unexpected(failure);
            return findings.unknown;
        }
        return known.delivery() == Delivery.OUTCOME_UNKNOWN ? findings.unknown : findings.notExecuted;
    }

    private void end(AtomicInteger kind) {
        if (kind != null) {
            kind.incrementAndGet();
        }
        progress.end();
        next();
    }
}
