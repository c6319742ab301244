package io.redkit.runtime.topology.cluster;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.redkit.Delivery;
import io.redkit.RedisClosedException;
import io.redkit.RedisConnectionException;
import io.redkit.RedisException;
import io.redkit.RedisServerException;
import io.redkit.RedisTimeoutException;
import io.redkit.runtime.command.BlockTime;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.runtime.connection.EvictedException;
import io.redkit.runtime.topology.Node;
import io.vertx.redis.client.Response;

/**
 * A call on its way to the node that holds its slot. It is passed on where a node points to another one, and where it was not
 * sent and the slot has another master by now; all within its deadline.
 */
final class RoutedCall implements ReplyHandler {

    private final ClusterRouter router;
    private final Call call;
    private final int slot;
    private final ReplyHandler handler;
    private final long startNanos = System.nanoTime();
    private @Nullable Node node;
    private @Nullable RedisServerException lastRedirection;
    private int redirects;

    RoutedCall(ClusterRouter router, Call call, int slot, ReplyHandler handler) {
        this.router = router;
        this.call = call;
        this.slot = slot;
        this.handler = handler;
    }

    void start() {
        RedisException refusal = router.refusal();
        if (refusal != null) {
            handler.onFailure(refusal);
            return;
        }
        Node chosen = router.choose(call, slot);
        if (chosen == null) {
            handler.onFailure(router.unserved(slot));
        } else {
            node = chosen;
            chosen.send(call, this);
        }
    }

    @Override
    public void onGiveUp(Runnable release) {
        handler.onGiveUp(release);
    }

    @Override
    public void onReply(@Nullable Response reply) {
        Node by = node;
        if (by != null && redirects == 0 && router.isMeasured(call)) {
            by.answeredAfter(System.nanoTime() - startNanos);
        }
        handler.onReply(reply);
    }

    @Override
    public void onFailure(RuntimeException failure) {
        if (failure instanceof RedisConnectionException || failure instanceof RedisTimeoutException) {
            router.suspect();
        }
        if (failure instanceof RedisServerException error) {
            onError(error);
        } else if (failure instanceof RedisException loss && loss.delivery() == Delivery.NOT_SENT
                && isAnotherNodeBetter(loss)) {
            passOn(router.choose(call, slot), call, loss);
        } else {
            handler.onFailure(failure);
        }
    }

    private void onError(RedisServerException error) {
        Node asked = node;
        Redirection redirection = asked == null ? null : Redirection.of(error, asked.endpoint());
        if (redirection == null) {
            if (error.code().equals("READONLY") || error.code().equals("CLUSTERDOWN")) {
                router.suspect();
            }
            handler.onFailure(error);
        } else {
            lastRedirection = error;
            passOn(router.follow(redirection), redirection.asking() ? call.asking() : call, error);
        }
    }

    private boolean isAnotherNodeBetter(RedisException loss) {
        return loss instanceof EvictedException
                || (loss instanceof RedisConnectionException || loss instanceof RedisClosedException)
                        && router.choose(call, slot) != node;
    }

    private void passOn(@Nullable Node target, Call next, RedisException reason) {
        long left = deadlineNanos() - (System.nanoTime() - startNanos);
        if (++redirects > router.maxRedirects()) {
            // that nodes pointed in a circle tells more than that one of them has been dropped meanwhile
            handler.onFailure(lastRedirection == null ? reason : lastRedirection);
        } else if (target == null || left <= 0) {
            handler.onFailure(reason);
        } else {
            node = target;
            target.send(left == Long.MAX_VALUE ? next : next.within(Duration.ofNanos(left)), this);
        }
    }

    private long deadlineNanos() {
        return BlockTime.of(call).deadlineNanos(call.deadline(), router.timeoutNanos());
    }
}
