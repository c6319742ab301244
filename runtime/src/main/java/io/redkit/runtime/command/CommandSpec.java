package io.redkit.runtime.command;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** A command's name, as it is written, and what this client has to know about it. */
public final class CommandSpec {

    /** What sets a command apart from an ordinary write. */
    public enum Trait {
        /** Changes nothing; may be sent again at will. */
        READ,
        /** Changes the same and answers the same when it is executed twice, as a rule without options. */
        IDEMPOTENT,
        /** Runs a script, which may answer with an error of its own. */
        SCRIPT,
        /** May wait on the server, and would hold up everybody else on a shared connection. */
        BLOCKING,
        /** Changes the state of the connection, or is about what went over it before, and so needs one of its own. */
        STATEFUL,
        /** Is answered by push messages, one for each channel. */
        SUBSCRIPTION,
        /** Can destroy data, stall or stop the server, or change its configuration. */
        DANGEROUS,
        /** Has subcommands that differ in what this client has to know. */
        CONTAINER
    }

    private final String name;
    private final String label;
    private final byte[] header;
    private final Set<Trait> traits;
    private final boolean ordinary;
    private final KeyPositions keys;

    CommandSpec(String name, Set<Trait> traits, KeyPositions keys) {
        this(name.toUpperCase(Locale.ROOT), name.toUpperCase(Locale.ROOT), traits, keys);
    }

    private CommandSpec(String name, String label, Set<Trait> traits, KeyPositions keys) {
        this.name = name;
        this.label = label;
        int bytes = this.name.getBytes(StandardCharsets.UTF_8).length;
        this.header = ("$" + bytes + "\r\n" + this.name + "\r\n").getBytes(StandardCharsets.UTF_8);
        this.traits = Set.copyOf(traits);
        this.ordinary = Set.of(Trait.READ, Trait.IDEMPOTENT, Trait.SCRIPT).containsAll(this.traits);
        this.keys = keys;
    }

    CommandSpec variant(String use, Set<Trait> added) {
        Set<Trait> all = new HashSet<>(traits);
        all.addAll(added);
        return new CommandSpec(name, name + ' ' + use, all, keys);
    }

    /** Returns the name in capitals. */
    public String name() {
        return name;
    }

    /** Returns the name as a RESP string. Not a copy; never to be changed. */
    public byte[] header() {
        return header;
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** Returns whether nothing but read or write is to be known, which holds for nearly every command sent. */
    public boolean isOrdinary() {
        return ordinary;
    }

    /** Returns which of its arguments are keys. */
    public KeyPositions keys() {
        return keys;
    }

    /** Returns the name, and what the command is used for if that is known. */
    @Override
    public String toString() {
        return label;
    }
}
