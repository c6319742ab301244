package io.redkit.runtime.command;

import java.util.Set;

import io.redkit.RedisCommandRefusedException;

/** Decorator in front of a dedicated connection: refuses what would break the conversation with the server itself. */
public final class DedicatedUse implements CommandExecutor {

    private static final Set<String> REFUSED = Set.of("HELLO", "QUIT", "RESET", "SYNC", "PSYNC", "REPLCONF", "CLIENT REPLY",
            "SCRIPT DEBUG");

    private final CommandExecutor next;

    public DedicatedUse(CommandExecutor next) {
        this.next = next;
    }

    @Override
    public void send(Call call, ReplyHandler handler) {
        if (!call.command().isOrdinary() && REFUSED.contains(Subcommands.fullName(call))) {
            handler.onFailure(new RedisCommandRefusedException(Subcommands.fullName(call)
                    + " would break the conversation of this client with the server; close the connection instead"));
        } else {
            next.send(call, handler);
        }
    }
}
