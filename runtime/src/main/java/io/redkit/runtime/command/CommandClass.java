package io.redkit.runtime.command;

import java.util.Locale;

import io.redkit.runtime.command.CommandSpec.Trait;

/** What executing a command twice would do, which decides whether it may be sent again. */
enum CommandClass {

    /** Changes nothing. */
    READ,
    /** Changes the same and answers the same, or was declared so by the caller. */
    IDEMPOTENT,
    /** Changes something else the second time, or answers something else. */
    WRITE,
    /** Waits on the server, and may take an element when nobody hears the answer any more. */
    BLOCKING;

    static CommandClass of(Call call) {
        CommandSpec command = call.command();
        if (BlockTime.of(call).waits()) {
            return BLOCKING;
        }
        if (command.is(Trait.READ) || command.name().equals("XREAD")) {
            return READ;
        }
        boolean isIdempotent = command.is(Trait.IDEMPOTENT) && hasHarmlessOptions(call) || Subcommands.isRepeatable(call)
                || call.options().isIdempotent();
        return isIdempotent ? IDEMPOTENT : WRITE;
    }

    private static boolean hasHarmlessOptions(Call call) {
        return switch (call.command().name()) {
            case "SET" -> isPlainSet(call);
            case "JSON.SET" -> call.argCount() == 3; // more are conditions
            default -> true;
        };
    }

    /** A condition (NX, XX, IFEQ) can fail because of the first execution, and GET returns what that has written. */
    private static boolean isPlainSet(Call call) {
        for (int i = 2; i < call.argCount(); i++) {
            switch (call.textArg(i).toUpperCase(Locale.ROOT)) {
                case "EX", "PX", "EXAT", "PXAT" -> i++; // the time follows
                case "KEEPTTL" -> {
                }
                default -> {
                    return false;
                }
            }
        }
        return true;
    }
}
