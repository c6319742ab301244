package io.redkit.runtime.transaction;

import java.util.List;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.redkit.CallOptions;
import io.redkit.Delivery;
import io.redkit.RedisConnectionException;
import io.redkit.RedisException;
import io.redkit.RedisProtocolException;
import io.redkit.RedisServerException;
import io.redkit.RedisTransactionConflictException;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandSpec;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.command.OwnConnection;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.runtime.command.Restated;
import io.redkit.runtime.command.ServerErrors;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import io.vertx.redis.client.impl.types.ErrorType;

/**
 * MULTI, the commands, and EXEC on their way. They are written together, but for the first time on a connection: a server that
 * refuses MULTI would execute the commands one by one. For the same reason there is no EXEC when one of the commands could not
 * be written.
 * <p>
 * All is on the event loop of the connection.
 */
final class Block {

    private static final Logger LOG = Logger.getLogger(Block.class);
    private static final CommandSpec MULTI = Commands.get("MULTI");
    private static final CommandSpec EXEC = Commands.get("EXEC");

    private final OwnedConnection owned;
    private final List<QueuedCall> queued;
    private final CallOptions options;
    private final Promise<Void> done = Promise.promise();
    private @Nullable RuntimeException refusal;
    private boolean clean;

    Block(OwnedConnection owned, List<QueuedCall> queued, CallOptions options) {
        this.owned = owned;
        this.queued = queued;
        this.options = options;
    }

    /**
     * Sends all. Succeeds when the transaction was executed and each command was told its reply; each may have failed by
     * itself. Fails with a {@link RedisTransactionConflictException} if a watched key was changed.
     */
    Future<Void> send() {
        OwnConnection connection = owned.connection;
        boolean together = owned.isProven;
        connection.together(() -> {
            connection.send(own(MULTI), onMulti(together));
            if (together) {
                sendAll();
            }
        });
        return done.future();
    }

    /** Returns whether the connection is left without transaction and watched keys. */
    boolean isClean() {
        return clean;
    }

    private Call own(CommandSpec command) {
        Call call = Call.of(command);
        return options == CallOptions.DEFAULT ? call : call.with(options);
    }

    private void sendAll() {
        if (refusal != null) {
            fail(refusal, null);
            return;
        }
        queued.forEach(each -> owned.connection.send(each.call(), onQueued()));
        if (refusal != null) {
            fail(refusal, null);
        } else {
            owned.connection.send(own(EXEC), onExec());
        }
    }

    private ReplyHandler onMulti(boolean othersFollowed) {
        return new ReplyHandler() {
            @Override
            public void onReply(@Nullable Response reply) {
                if (!othersFollowed) {
                    owned.isProven = true;
                    sendAll();
                }
            }

            @Override
            public void onFailure(RuntimeException failure) {
                refused(failure);
                fail(othersFollowed ? afterOthers(failure) : insteadOfOthers(failure), null);
            }
        };
    }

    private static RuntimeException afterOthers(RuntimeException failure) {
        return failure instanceof RedisServerException
                ? unexpected("The server refused MULTI, which it had taken before, so that the commands of a transaction may"
                        + " have been executed one by one")
                : failure;
    }

    /** MULTI may have been sent, and that alone does nothing. */
    private static RuntimeException insteadOfOthers(RuntimeException failure) {
        return failure instanceof RedisException known && known.delivery() == Delivery.OUTCOME_UNKNOWN
                ? Restated.of(known, "The transaction was not sent, because its MULTI failed: " + known.getMessage(), null,
                        Delivery.NOT_SENT)
                : failure;
    }

    private ReplyHandler onQueued() {
        return new ReplyHandler() {
            @Override
            public void onReply(@Nullable Response reply) {
                if (reply == null || !reply.toString().equals("QUEUED")) {
                    refused(unexpected("A command of a transaction was not queued"));
                }
            }

            @Override
            public void onFailure(RuntimeException failure) {
                refused(failure);
            }
        };
    }

    /** The first one is the reason; but what the server says is worth more than that it was late to say something. */
    private void refused(RuntimeException reason) {
        if (refusal == null || reason instanceof RedisServerException && !(refusal instanceof RedisServerException)) {
            refusal = reason;
        }
    }

    private ReplyHandler onExec() {
        return new ReplyHandler() {
            @Override
            public void onReply(@Nullable Response reply) {
                if (done.future().isComplete()) {
                    return; // MULTI was late, and everybody was told
                }
                if (reply == null) {
                    clean = true;
                    fail(new RedisTransactionConflictException("A watched key was changed by somebody else"), null);
                } else if (reply.type() != ResponseType.MULTI || reply.size() != queued.size()) {
                    fail(unexpected("EXEC was not answered with one reply for each command"), null);
                } else {
                    clean = true;
                    tell(reply);
                }
            }

            @Override
            public void onFailure(RuntimeException failure) {
                boolean isAborted = failure instanceof RedisServerException error && error.code().equals("EXECABORT");
                if (isAborted && refusal != null) {
                    fail(refusal, failure);
                } else {
                    fail(failure, null);
                }
            }
        };
    }

    private void tell(Response replies) {
        for (int i = 0; i < queued.size(); i++) {
            QueuedCall each = queued.get(i);
            try {
                tell(each, replies.get(i));
            } catch (RuntimeException | Error e) {
                LOG.error("A callback of " + each.call() + " failed", e); // the others must be told as well
            }
        }
        done.tryComplete();
    }

    private static void tell(QueuedCall each, @Nullable Response reply) {
        if (reply instanceof ErrorType error) {
            each.handler().onFailure(ServerErrors.of(each.call().toString(), error));
        } else {
            each.handler().onReply(reply);
        }
    }

    /** @param others what to tell the commands that are not themselves the reason; null for the reason */
    private void fail(RuntimeException reason, @Nullable RuntimeException others) {
        if (done.tryFail(reason)) {
            RuntimeException told = others == null ? reason : others;
            queued.forEach(each -> each.handler().onFailure(copy(told)));
        }
    }

    /** An exception belongs to one command. */
    private static RuntimeException copy(RuntimeException reason) {
        return reason instanceof RedisException known
                ? Restated.of(known, String.valueOf(known.getMessage()), null, known.delivery())
                : reason;
    }

    private static RedisConnectionException unexpected(String what) {
        return new RedisProtocolException(what, null, Delivery.OUTCOME_UNKNOWN);
    }
}
