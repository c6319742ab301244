package io.redkit.runtime.command;

import static io.redkit.runtime.command.CommandSpec.Trait.BLOCKING;
import static io.redkit.runtime.command.CommandSpec.Trait.CONTAINER;
import static io.redkit.runtime.command.CommandSpec.Trait.DANGEROUS;
import static io.redkit.runtime.command.CommandSpec.Trait.IDEMPOTENT;
import static io.redkit.runtime.command.CommandSpec.Trait.READ;
import static io.redkit.runtime.command.CommandSpec.Trait.SCRIPT;
import static io.redkit.runtime.command.CommandSpec.Trait.STATEFUL;
import static io.redkit.runtime.command.CommandSpec.Trait.SUBSCRIPTION;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.redkit.runtime.command.CommandSpec.Trait;

/** The commands that this client knows: those of Redis and Valkey, and of Redis' modules. */
public final class Commands {

    private static final Map<String, CommandSpec> KNOWN = new HashMap<>(1024);

    static {
        Map<String, Set<Trait>> traits = new HashMap<>(1024);
        add(traits, CommandNames.WRITES, Set.of());
        add(traits, CommandNames.READS, Set.of(READ));
        add(traits, CommandNames.IDEMPOTENT, Set.of(IDEMPOTENT));
        add(traits, CommandNames.SCRIPTS, Set.of(SCRIPT));
        add(traits, CommandNames.BLOCKING, Set.of(BLOCKING));
        add(traits, CommandNames.STATEFUL, Set.of(STATEFUL));
        add(traits, CommandNames.SUBSCRIPTIONS, Set.of(STATEFUL, SUBSCRIPTION));
        add(traits, CommandNames.CONTAINERS, Set.of(CONTAINER));
        add(traits, CommandNames.DANGEROUS, Set.of(DANGEROUS));
        KeyTable keys = new KeyTable();
        traits.forEach((name, its) -> {
            CommandSpec spec = new CommandSpec(name, its, keys.of(name));
            KNOWN.put(name, spec);
            KNOWN.put(name.toLowerCase(Locale.ROOT), spec);
        });
    }

    private Commands() {
    }

    private static void add(Map<String, Set<Trait>> traits, String names, Set<Trait> added) {
        for (String name : names.trim().split("\\s+")) {
            traits.computeIfAbsent(name, n -> EnumSet.noneOf(Trait.class)).addAll(added);
        }
    }

    /** Returns the command of that name in any case, null if it is not known. */
    public static @Nullable CommandSpec find(String name) {
        CommandSpec spec = KNOWN.get(name);
        return spec != null ? spec : KNOWN.get(name.toUpperCase(Locale.ROOT));
    }

    /**
     * Returns the command of that name.
     *
     * @throws IllegalStateException if it is not known, which is an error in this extension
     */
    public static CommandSpec get(String name) {
        CommandSpec spec = find(name);
        if (spec == null) {
            throw new IllegalStateException("Unknown command " + name);
        }
        return spec;
    }

    /**
     * Returns a command that is sent as an ordinary write, for names that only the application and its server know. Its first
     * argument is taken for its only key.
     */
    public static CommandSpec custom(String name) {
        return new CommandSpec(name, Set.of(), KeyRange.FIRST);
    }

    /**
     * Returns a command that is known to do less harm than others of its name, because of what it is used for.
     *
     * @param use what it is used for, for messages
     * @param added traits that it has besides
     */
    public static CommandSpec variant(String name, String use, Set<Trait> added) {
        return get(name).variant(use, added);
    }

    /** Returns the known commands, in no particular order. */
    static Collection<CommandSpec> all() {
        return KNOWN.values();
    }
}
