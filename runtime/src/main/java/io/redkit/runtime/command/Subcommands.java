package io.redkit.runtime.command;

import java.util.Locale;
import java.util.Set;

import io.redkit.runtime.command.CommandSpec.Trait;

/** Tells apart the subcommands of CLIENT, CLUSTER and the like. */
final class Subcommands {

    private static final Set<String> STATEFUL = Set.of(CommandNames.STATEFUL_SUBCOMMANDS.trim().split("\\s+"));
    private static final Set<String> DANGEROUS = Set.of(CommandNames.DANGEROUS_SUBCOMMANDS.trim().split("\\s+"));
    private static final Set<String> REPEATABLE = Set.of(CommandNames.REPEATABLE_SUBCOMMANDS.trim().split("\\s+"));

    private Subcommands() {
    }

    static boolean isStateful(Call call) {
        return call.command().is(Trait.CONTAINER) && STATEFUL.contains(joined(call, "|"));
    }

    static boolean isDangerous(Call call) {
        return call.command().is(Trait.CONTAINER) && DANGEROUS.contains(joined(call, "|"));
    }

    static boolean isRepeatable(Call call) {
        return call.command().is(Trait.CONTAINER) && REPEATABLE.contains(joined(call, "|"));
    }

    /** Returns the name of the command, with its subcommand if it has one. */
    static String fullName(Call call) {
        return call.command().is(Trait.CONTAINER) ? joined(call, " ").trim() : call.command().name();
    }

    /** Returns the name of the command and what its first argument is, in capitals; nothing of that if it cannot be a name. */
    static String joined(Call call, String separator) {
        String sub = call.textArg(0).toUpperCase(Locale.ROOT);
        boolean isName = sub.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c == '-');
        return call.command().name() + separator + (isName ? sub : "");
    }
}
