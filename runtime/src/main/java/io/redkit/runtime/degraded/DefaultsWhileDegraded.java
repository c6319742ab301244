package io.redkit.runtime.degraded;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.redkit.ConnectionState;
import io.redkit.Delivery;
import io.redkit.RedisException;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandExecutor;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.runtime.degraded.DefaultReplies.Answer;
import io.vertx.redis.client.Response;

/**
 * Decorator that, while the client is degraded, answers commands which were not sent as a Redis without any key would. What
 * is written is dropped. It warns once for each outage.
 */
public final class DefaultsWhileDegraded implements CommandExecutor {

    private static final Logger LOG = Logger.getLogger("io.redkit.degraded");

    private final CommandExecutor next;
    private final Supplier<ConnectionState> state;
    private final String clientName;
    private final AtomicBoolean warned = new AtomicBoolean();

    public DefaultsWhileDegraded(CommandExecutor next, Supplier<ConnectionState> state, String clientName) {
        this.next = next;
        this.state = state;
        this.clientName = clientName;
    }

    @Override
    public void send(Call call, ReplyHandler handler) {
        next.send(call, new ReplyHandler() {
            @Override
            public void onGiveUp(Runnable release) {
                handler.onGiveUp(release);
            }

            @Override
            public void onReply(@Nullable Response reply) {
                warned.setPlain(false);
                handler.onReply(reply);
            }

            @Override
            public void onFailure(RuntimeException failure) {
                Optional<Answer> answer = isAway(failure) ? DefaultReplies.of(call) : Optional.empty();
                if (answer.isPresent()) {
                    warn();
                    handler.onReply(answer.get().reply());
                } else {
                    handler.onFailure(failure);
                }
            }
        });
    }

    private boolean isAway(RuntimeException failure) {
        return failure instanceof RedisException known && known.delivery() == Delivery.NOT_SENT
                && state.get() == ConnectionState.DEGRADED;
    }

    private void warn() {
        if (warned.compareAndSet(false, true)) {
            LOG.warnf(
                    "Redis client %s is away: commands return defaults, as if Redis were empty, and what is written is dropped."
                            + " To see the errors instead, set degraded.commands=fail",
                    clientName);
        }
    }
}
