package io.redkit.runtime.command;

import java.util.Set;

import io.redkit.RedisCommandRefusedException;
import io.redkit.runtime.command.CommandSpec.Trait;

/**
 * Decorator that refuses commands which can destroy data, stall or stop the server, or change its configuration, unless
 * they are allowed by name.
 */
public final class CommandGuard implements CommandExecutor {

    private final CommandExecutor next;
    private final Set<String> allowed;
    private final String allowKey;

    /**
     * @param allowed names in capitals; of subcommands too, such as {@code "CONFIG GET"}
     * @param allowKey the configuration key to name in the refusal
     */
    public CommandGuard(CommandExecutor next, Set<String> allowed, String allowKey) {
        this.next = next;
        this.allowed = allowed;
        this.allowKey = allowKey;
    }

    @Override
    public void send(Call call, ReplyHandler handler) {
        if (call.command().isOrdinary() || isHarmless(call)) {
            next.send(call, handler);
        } else {
            handler.onFailure(new RedisCommandRefusedException(Subcommands.fullName(call)
                    + " is refused by the guard because it can destroy data or stall the server; to allow it, add it to "
                    + allowKey));
        }
    }

    private boolean isHarmless(Call call) {
        boolean dangerous = call.command().is(Trait.DANGEROUS) || Subcommands.isDangerous(call);
        return !dangerous || allowed.contains(call.command().name()) || allowed.contains(Subcommands.fullName(call));
    }
}
