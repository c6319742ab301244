package io.redkit.runtime.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import io.redkit.RedisCredentials;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.command.ReplyHandler;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.redis.client.Response;

/**
 * Logs in anew on a connection of one owner before its credentials expire, with AUTH, which changes nothing else: what was
 * subscribed to, watched or selected stays.
 * <p>
 * Its AUTH waits for a gap: in a transaction it would be queued, and its reply would be one too many for EXEC; behind a
 * command that blocks for ever it would not be read; and a RESP2 connection that is subscribed refuses it. Then it goes right
 * before the owner's next command, or is tried again some time later.
 * <p>
 * Lives on the event loop of the connection.
 */
final class Relogin {

    private static final Logger LOG = Logger.getLogger(Relogin.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final EventLoop loop;
    private final Connector connector;
    private final RespConnection connection;
    private final Backoff waits = new Backoff(FIRST_WAIT, LONGEST_WAIT);
    private @Nullable ScheduledFuture<?> timer;
    private @Nullable Cancellable asked;
    private @Nullable RedisCredentials next;
    private Instant nextStale = Instant.MAX;
    private boolean warned;
    private boolean stopped;

    /** @param connector knows whom to ask for credentials */
    Relogin(EventLoop loop, Connector connector, RespConnection connection) {
        this.loop = loop;
        this.connector = connector;
        this.connection = connection;
    }

    /** Does nothing if the credentials do not expire. */
    void start() {
        Instant expiresAt = connection.expiresAt();
        if (expiresAt != null) {
            schedule(this::attempt, Renewal.waitFor(Duration.between(Instant.now(), expiresAt)));
        }
    }

    void stop() {
        stopped = true;
        next = null;
        stopWaiting();
    }

    /** Uses the gap before a command of the owner. One who logs in himself is left alone from then on. */
    void beforeSending(Call call) {
        if (call.command().name().equals("AUTH")) {
            stop();
        } else if (next != null) {
            logIn(next);
        }
    }

    private void schedule(Runnable task, Duration wait) {
        if (!stopped) {
            timer = loop.schedule(task, wait.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void stopWaiting() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
        if (asked != null) {
            asked.cancel();
            asked = null;
        }
    }

    private void attempt() {
        RedisCredentials known = next;
        if (known == null || Instant.now().isAfter(nextStale)) {
            next = null;
            ask();
        } else if (!logIn(known)) {
            schedule(this::attempt, waits.next());
        }
    }

    private void ask() {
        Duration limit = connector.settings().limits().connectTimeout();
        String origin = connector.credentials().origin();
        schedule(() -> onFailed(connector.failures().noCredentialsInTime(origin, limit)), limit);
        asked = Uni.createFrom().deferred(connector.credentials()::credentials).subscribe().with(
                given -> loop.execute(() -> onCredentials(given)),
                failure -> loop.execute(() -> onFailed(connector.failures().noCredentials(origin, failure))));
    }

    private void onCredentials(@Nullable RedisCredentials given) {
        if (stopped || asked == null) {
            return; // too late
        }
        asked = null;
        stopWaiting();
        if (given != null) {
            Instant now = Instant.now();
            Instant end = given.expiresAt();
            next = given;
            nextStale = end == null ? Instant.MAX : now.plus(Renewal.waitFor(Duration.between(now, end)));
            attempt();
        }
    }

    /** Returns false, and does nothing, if there is no gap now. */
    private boolean logIn(RedisCredentials who) {
        if (!connection.admitsLogin()) {
            return false;
        }
        long longest = connection.longestNanos();
        if (longest == Pending.UNBOUNDED) {
            return false;
        }
        next = null;
        stopWaiting();
        long timeout = connector.settings().limits().commandTimeout().toNanos();
        connection.send(new Pending(auth(who), new ReplyHandler() {
            @Override
            public void onReply(@Nullable Response reply) {
                onLoggedIn(who);
            }

            @Override
            public void onFailure(RuntimeException failure) {
                onFailed(failure);
            }
        }, longest < Pending.UNBOUNDED - timeout ? longest + timeout : Pending.UNBOUNDED));
        return true;
    }

    private static Call auth(RedisCredentials who) {
        String user = who.username();
        return user == null ? Call.of(Commands.get("AUTH"), who.password())
                : Call.of(Commands.get("AUTH"), user, who.password());
    }

    private void onLoggedIn(RedisCredentials who) {
        connection.expiresAt(who.expiresAt());
        waits.reset();
        warned = false;
        start();
    }

    private void onFailed(RuntimeException reason) {
        if (stopped) {
            return;
        }
        stopWaiting();
        LOG.logf(warned ? Logger.Level.DEBUG : Logger.Level.WARN,
                "A connection whose credentials expire at %s cannot log in anew yet: %s", connection.expiresAt(),
                reason.getMessage());
        warned = true;
        schedule(this::attempt, waits.next());
    }
}
