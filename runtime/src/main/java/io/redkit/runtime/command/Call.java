package io.redkit.runtime.command;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.redkit.CallOptions;

/**
 * One command with its arguments, ready to be written. Immutable, and may be sent more than once.
 */
public final class Call {

    /** Instead of a slot: the keys decide. */
    public static final int BY_KEYS = -1;

    private final CommandSpec command;
    private final Object[] args;
    private final @Nullable Duration deadline;
    private final CallOptions options;
    private final int slot;
    private final boolean asking;
    private final @Nullable Witness witness;

    private Call(CommandSpec command, Object[] args, @Nullable Duration deadline, CallOptions options, int slot,
            boolean asking, @Nullable Witness witness) {
        this.command = command;
        this.args = args;
        this.deadline = deadline;
        this.options = options;
        this.slot = slot;
        this.asking = asking;
        this.witness = witness;
    }

    /**
     * Takes the arguments as they are: not copied, and not checked. Strings are written as UTF-8, longs as decimal numbers.
     *
     * @param args each a {@code String}, a {@code byte[]} or a {@code Long}
     */
    public static Call of(CommandSpec command, Object... args) {
        return new Call(command, args, null, CallOptions.DEFAULT, BY_KEYS, false, null);
    }

    /** Returns the same command with a deadline of its own. */
    public Call within(Duration ownDeadline) {
        return new Call(command, args, ownDeadline, options, slot, asking, witness);
    }

    /** Returns the same command with options of its own; a deadline that it has gives way to one that they have. */
    public Call with(CallOptions its) {
        return new Call(command, args, its.deadline() == null ? deadline : its.deadline(), its, slot,
                asking, witness);
    }

    /** Returns the same command for the node of a cluster that holds this slot, whatever its keys are. */
    public Call at(int itsSlot) {
        return new Call(command, args, deadline, options, itsSlot, asking, witness);
    }

    /** Returns the slot whose node the command goes to, or {@link #BY_KEYS}. */
    public int slot() {
        return slot;
    }

    /** Returns the same command for a node of a cluster that is just taking over the slot; ASKING goes right before it. */
    public Call asking() {
        return new Call(command, args, deadline, options, slot, true, witness);
    }

    /** Returns whether ASKING is to be sent right before the command, on the same connection. */
    public boolean isAsking() {
        return asking;
    }

    /** Returns the same command, with a witness of its sending. */
    public Call seenBy(Witness its) {
        return new Call(command, args, deadline, options, slot, asking, its);
    }

    /** Returns who is told where the command goes, null for nobody. */
    public @Nullable Witness witness() {
        return witness;
    }

    public CommandSpec command() {
        return command;
    }

    /** Returns the name of the command, with its subcommand if it has one, such as {@code CONFIG SET}. */
    public String fullName() {
        return Subcommands.fullName(this);
    }

    /** Returns the same command, with the same options, for other arguments; see {@link #of}. */
    public Call withArguments(Object... others) {
        return new Call(command, others, deadline, options, slot, asking, witness);
    }

    /** Returns the index of the first key among the arguments, {@link KeyPositions#NO_KEY} if there is none. */
    public int firstKey() {
        return command.keys().first(this);
    }

    public int argCount() {
        return args.length;
    }

    public Object arg(int index) {
        return args[index];
    }

    /** Returns the argument as text, for commands that are told apart by it; an empty text if there is none, or a long one. */
    public String textArg(int index) {
        if (index < 0 || index >= args.length) {
            return "";
        }
        Object arg = args[index];
        return arg instanceof byte[] bytes ? Arguments.asText(bytes) : arg.toString();
    }

    /** Returns about how much memory the arguments take; text counts a byte for each character. */
    public long estimatedBytes() {
        long bytes = command.header().length;
        for (Object arg : args) {
            bytes += arg instanceof byte[] binary ? binary.length : arg instanceof String text ? text.length() : Long.BYTES;
        }
        return bytes;
    }

    /** Returns the deadline of this call, null for that of the client. */
    public @Nullable Duration deadline() {
        return deadline;
    }

    public CallOptions options() {
        return options;
    }

    /** Names the command and nothing else: arguments are keys and values. */
    @Override
    public String toString() {
        return command.toString();
    }
}
