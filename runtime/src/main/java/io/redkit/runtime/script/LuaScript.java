package io.redkit.runtime.script;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandExecutor;
import io.redkit.runtime.command.CommandSpec;
import io.redkit.runtime.command.Commands;

/**
 * A script that is ready to be sent: it makes the calls, and knows what to do when the server does not know it. Immutable;
 * made once, and used for ever. This is what patterns use:
 *
 * <pre>
 * private static final LuaScript RELEASE = LuaScript.load(Locks.class, "release.lua");
 * CommandExecutor release = RELEASE.over(commands, commandTimeout);
 * release.send(RELEASE.call(new Object[] { key }, new Object[] { owner }), handler);
 * </pre>
 */
public final class LuaScript {

    private final ScriptSource source;
    private final byte[] digest;
    private final byte[] text;
    private final CommandSpec byDigest;
    private final CommandSpec byText;

    public LuaScript(ScriptSource source) {
        this.source = source;
        this.digest = source.digest().getBytes(StandardCharsets.US_ASCII);
        this.text = source.text().getBytes(StandardCharsets.UTF_8);
        this.byDigest = Commands.variant("EVALSHA", source.name(), source.head().effect().traits());
        this.byText = Commands.variant("EVAL", source.name(), source.head().effect().traits());
    }

    /**
     * Loads a script of this extension.
     *
     * @param file name of the file beside the class
     * @throws IllegalStateException if it is missing or wrong, which is an error in this extension
     */
    public static LuaScript load(Class<?> owner, String file) {
        return of(file, ScriptFiles.read(owner, file));
    }

    /**
     * Loads a script of this extension that begins with what it shares with others; its own lines keep their numbers.
     *
     * @param shared name of the file with that, beside the class
     */
    public static LuaScript load(Class<?> owner, String file, String shared) {
        return of(file, ScriptFiles.begin(ScriptFiles.read(owner, file), ScriptFiles.read(owner, shared)));
    }

    private static LuaScript of(String file, String text) {
        List<String> problems = new ArrayList<>();
        String name = file.substring(0, file.lastIndexOf('.'));
        ScriptSource source = ScriptSource.ofFile(name, text, problems);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(file + ": " + String.join("; ", problems));
        }
        return new LuaScript(source);
    }

    public String name() {
        return source.name();
    }

    public ScriptHead head() {
        return source.head();
    }

    /**
     * Returns the call that runs the script. To be sent to what {@link #over} returns.
     *
     * @param keys complete, with prefix; each a {@code String} or {@code byte[]}. Those of a script with the effect
     *        {@link ScriptEffect#ONCE} end with its record, and its arguments with the milliseconds that it lives; see
     *        {@link OnceRequest}.
     * @param args as {@link Call#of} takes them
     */
    public Call call(Object[] keys, Object[] args) {
        Object[] all = new Object[2 + keys.length + args.length];
        all[0] = digest;
        all[1] = (long) keys.length;
        System.arraycopy(keys, 0, all, 2, keys.length);
        System.arraycopy(args, 0, all, 2 + keys.length, args.length);
        return Call.of(byDigest, all);
    }

    /**
     * Returns the call that runs the script by its text, for where it is too late to ask for that: in a transaction. To be sent
     * to any executor.
     */
    public Call callByText(Object[] keys, Object[] args) {
        return withText(call(keys, args));
    }

    /**
     * Decorates an executor, so that it sends the text of this script where its digest is not known. Both share the deadline
     * of the call.
     *
     * @param commandTimeout deadline of calls that have none of their own
     */
    public CommandExecutor over(CommandExecutor next, Duration commandTimeout) {
        long timeoutNanos = commandTimeout.toNanos();
        return (call, handler) -> next.send(call, new Evaluation(this, next, call, timeoutNanos, handler));
    }

    /** Returns the same call with the text in place of the digest. */
    Call withText(Call call) {
        Object[] all = new Object[call.argCount()];
        all[0] = text;
        for (int i = 1; i < all.length; i++) {
            all[i] = call.arg(i);
        }
        return Call.of(byText, all).with(call.options());
    }
}
