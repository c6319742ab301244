package io.redkit.runtime.degraded;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.redkit.Delivery;
import io.redkit.RedisException;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandExecutor;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.runtime.degraded.DefaultReplies.Answer;
import io.vertx.redis.client.Response;

/**
 * Decorator that, while the client is degraded, answers commands which were not sent as a Redis without any key would. What
 * is written is dropped. It warns once for each outage, and tells at its end how many commands that were.
 */
public final class DefaultsWhileDegraded implements CommandExecutor, AwayListener {

    private static final Logger LOG = Logger.getLogger("io.redkit.degraded");

    private final CommandExecutor next;
    private final Availability availability;
    private final String clientName;
    private final AtomicReference<@Nullable Away> warned = new AtomicReference<>();
    private final LongAdder answered = new LongAdder();

    public DefaultsWhileDegraded(CommandExecutor next, Availability availability, String clientName) {
        this.next = next;
        this.availability = availability;
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
                handler.onReply(reply);
            }

            @Override
            public void onFailure(RuntimeException failure) {
                Away away = isNotSent(failure) ? availability.away() : null;
                Optional<Answer> answer = away == null ? Optional.empty() : DefaultReplies.of(call);
                if (away != null && answer.isPresent()) {
                    answered.increment();
                    warn(away);
                    handler.onReply(answer.get().reply());
                } else {
                    handler.onFailure(failure);
                }
            }
        });
    }

    private static boolean isNotSent(RuntimeException failure) {
        return failure instanceof RedisException known && known.delivery() == Delivery.NOT_SENT;
    }

    private void warn(Away away) {
        if (warned.get() != away && warned.getAndSet(away) != away) {
            LOG.warnf(
                    "Redis client %s is away: commands return defaults, as if Redis were empty, and what is written is dropped."
                            + " To see the errors instead, set degraded.commands=fail",
                    clientName);
        }
    }

    @Override
    public void onReturn() {
        long count = answered.sumThenReset();
        if (count > 0) {
            LOG.warnf("Redis client %s is back. Commands that returned defaults meanwhile: %d; what they wrote is lost",
                    clientName,
                    count);
        }
    }
}
