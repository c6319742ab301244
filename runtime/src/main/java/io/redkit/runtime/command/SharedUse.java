package io.redkit.runtime.command;

import io.redkit.RedisCommandRefusedException;
import io.redkit.runtime.command.CommandSpec.Trait;

/**
 * Decorator in front of shared connections: what would change their state is refused, and what would block them takes a
 * connection of its own.
 */
public final class SharedUse implements CommandExecutor {

    private final CommandExecutor shared;
    private final CommandExecutor ownConnection;

    /** @param ownConnection opens a connection for each call, and closes it afterwards */
    public SharedUse(CommandExecutor shared, CommandExecutor ownConnection) {
        this.shared = shared;
        this.ownConnection = ownConnection;
    }

    @Override
    public void send(Call call, ReplyHandler handler) {
        CommandSpec command = call.command();
        if (command.isOrdinary()) {
            shared.send(call, handler);
        } else if (command.is(Trait.STATEFUL) || Subcommands.isStateful(call)) {
            handler.onFailure(new RedisCommandRefusedException(Subcommands.fullName(call)
                    + " changes or concerns the state of a connection, and others share this one; send it over a connection of its own:"
                    + " duplicate() of the service, or connect() of Vert.x' Redis"));
        } else if (BlockTime.of(call).waits()) {
            ownConnection.send(call, handler);
        } else {
            shared.send(call, handler);
        }
    }
}
