package io.redkit.runtime.command;

import java.util.Set;
import java.util.function.IntConsumer;

/** The key after some subcommands, such as that of OBJECT ENCODING. */
final class SubcommandKeys extends KeyPositions {

    private static final Set<String> KEYED = Set.of(KeyGroups.KEYED_SUBCOMMANDS.trim().split("\\s+"));

    SubcommandKeys() {
        super(DEPENDS, true);
    }

    @Override
    public void forEach(Call call, IntConsumer key) {
        int first = first(call);
        if (first != NO_KEY) {
            key.accept(first);
        }
    }

    @Override
    int firstOf(Call call) {
        return call.argCount() > 1 && KEYED.contains(Subcommands.joined(call, "|")) ? 1 : NO_KEY;
    }
}
