package io.redkit.runtime.pubsub;

import java.util.ArrayDeque;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.redkit.Delivery;
import io.redkit.RedisException;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.runtime.degraded.AwayListener;
import io.redkit.runtime.pattern.PatternSupport;
import io.vertx.redis.client.Response;

/**
 * Messages that were published while Redis was away. They are sent in their order when it is back, one after the other, and
 * newer ones wait behind them.
 */
final class KeptMessages implements AwayListener, AutoCloseable {

    private static final Logger LOG = Logger.getLogger("io.redkit.pubsub");
    private static final long PAUSE_MILLIS = 500;

    private final PatternSupport support;
    private final int most;
    private final ArrayDeque<Call> kept = new ArrayDeque<>();
    private boolean sending;
    private long sent;
    private long lost;

    /** @param most most messages to keep; 0 for none */
    KeptMessages(PatternSupport support, int most) {
        this.support = support;
        this.most = most;
    }

    /** Returns whether a message is to be kept rather than sent: Redis is away, or others wait that were published before. */
    synchronized boolean isNeeded() {
        return most > 0 && (!kept.isEmpty() || support.availability().isAway());
    }

    /** Returns whether a message that failed this way can be kept: it was not sent, because Redis is away. */
    boolean covers(Throwable failure) {
        return most > 0 && support.availability().isAway() && isNotSent(failure);
    }

    private static boolean isNotSent(Throwable failure) {
        return failure instanceof RedisException known && known.delivery() == Delivery.NOT_SENT;
    }

    /** Keeps a message, to be published later; returns false if there are too many already. */
    boolean keep(Call message) {
        synchronized (this) {
            if (kept.size() >= most) {
                return false;
            }
            kept.add(message);
        }
        if (!support.availability().isAway()) {
            sendNext(); // Redis has come back meanwhile, and nobody would tell
        }
        return true;
    }

    @Override
    public void onReturn() {
        sendNext();
    }

    private void sendNext() {
        Call next;
        synchronized (this) {
            next = sending ? null : kept.peek();
            sending |= next != null;
        }
        if (next != null) {
            support.commands().send(next, new Outcome());
        }
    }

    private void ended(boolean published) {
        long done;
        synchronized (this) {
            sending = false;
            kept.poll();
            sent += published ? 1 : 0;
            lost += published ? 0 : 1;
            done = kept.isEmpty() ? sent : 0;
            sent = kept.isEmpty() ? 0 : sent;
        }
        if (done > 0) {
            LOG.infof("Redis client %s is back. Messages that were kept and are published now: %d", support.settings().name(),
                    done);
        }
        sendNext();
    }

    /** Tries again after a pause, unless Redis is away again and will be told to be back. */
    private void pause() {
        synchronized (this) {
            sending = false;
        }
        if (!support.availability().isAway()) {
            support.vertx().setTimer(PAUSE_MILLIS, timer -> sendNext());
        }
    }

    /** Tells how many messages were kept for nothing. */
    @Override
    public void close() {
        synchronized (this) {
            lost += kept.size();
            kept.clear();
        }
        if (lost > 0) {
            LOG.warnf("Redis client %s: %d messages that were kept while Redis was away have not been published",
                    support.settings().name(), lost);
        }
    }

    private final class Outcome implements ReplyHandler {

        @Override
        public void onReply(@Nullable Response reply) {
            ended(true);
        }

        @Override
        public void onFailure(RuntimeException failure) {
            if (isNotSent(failure)) {
                pause();
            } else {
                ended(false); // it may have been published: not again
            }
        }
    }
}
