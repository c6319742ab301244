package io.redkit.runtime.transaction;

import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.ReplyHandler;

/**
 * A command of a transaction, and who waits for its reply.
 *
 * @param call the command
 * @param handler is told when the transaction has ended
 */
record QueuedCall(Call call, ReplyHandler handler) {
}
