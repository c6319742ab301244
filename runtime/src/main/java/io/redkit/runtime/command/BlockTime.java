package io.redkit.runtime.command;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.redkit.runtime.command.CommandSpec.Trait;

/**
 * How long a command asks the server to wait. Its deadline is that and the usual time on top; a command that asks to wait
 * for ever has none.
 */
public final class BlockTime {

    private static final BlockTime NONE = new BlockTime(0);
    private static final BlockTime FOR_EVER = new BlockTime(Long.MAX_VALUE);

    private final long nanos;

    private BlockTime(long nanos) {
        this.nanos = nanos;
    }

    /** Reads the block time from the arguments of the command. */
    public static BlockTime of(Call call) {
        if (!call.command().is(Trait.BLOCKING)) {
            return NONE;
        }
        return switch (call.command().name()) {
            case "BLMPOP", "BZMPOP" -> seconds(call.textArg(0));
            case "WAIT" -> millis(call.textArg(1));
            case "WAITAOF" -> millis(call.textArg(2));
            case "XREAD", "XREADGROUP" -> afterBlock(call);
            default -> seconds(call.textArg(call.argCount() - 1));
        };
    }

    /** Returns whether the command waits at all: XREAD does so only with its BLOCK option. */
    public boolean waits() {
        return this != NONE;
    }

    /** Returns the time until the deadline; {@code Long.MAX_VALUE} for none. */
    public long deadlineNanos(@Nullable Duration own, long usualNanos) {
        if (own != null) {
            return own.toNanos();
        }
        return nanos >= Long.MAX_VALUE - usualNanos ? Long.MAX_VALUE : nanos + usualNanos;
    }

    private static BlockTime afterBlock(Call call) {
        int afterGroup = call.command().name().equals("XREADGROUP") ? 3 : 0; // a group may be named like an option
        for (int i = afterGroup; i < call.argCount() - 1; i++) {
            String arg = call.textArg(i);
            if (arg.equalsIgnoreCase("BLOCK")) {
                return millis(call.textArg(i + 1));
            }
            if (arg.equalsIgnoreCase("STREAMS")) {
                return NONE;
            }
        }
        return NONE;
    }

    private static BlockTime seconds(String text) {
        try {
            return ofNanos(Double.parseDouble(text) * 1e9);
        } catch (NumberFormatException e) {
            return new BlockTime(0); // the server will say what is wrong with it
        }
    }

    private static BlockTime millis(String text) {
        try {
            return ofNanos(Double.parseDouble(text) * TimeUnit.MILLISECONDS.toNanos(1));
        } catch (NumberFormatException e) {
            return new BlockTime(0);
        }
    }

    private static BlockTime ofNanos(double nanos) {
        return nanos <= 0 || nanos >= Long.MAX_VALUE ? FOR_EVER : new BlockTime((long) nanos);
    }
}
