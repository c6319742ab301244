package io.redkit.runtime.command;

/**
 * Sends commands. Implementations are the connections at the bottom and the decorators in front of them.
 * <p>
 * Every call ends: the handler is told exactly once, at the latest when the deadline of the call is over. Nothing is
 * thrown. Commands that one thread sends to a server one after the other are executed in that order.
 */
@FunctionalInterface
public interface CommandExecutor {

    /** Sends the command without waiting; the outcome goes to the handler, on any thread. */
    void send(Call call, ReplyHandler handler);
}
