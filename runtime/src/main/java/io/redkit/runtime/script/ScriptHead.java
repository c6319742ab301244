package io.redkit.runtime.script;

/**
 * What a script says of itself.
 *
 * @param keys the keys that it takes
 * @param args the other arguments that it takes
 */
public record ScriptHead(ScriptParameters keys, ScriptParameters args, ScriptEffect effect) {

    /** That of a script which says nothing: it takes anything, and must not be repeated. */
    static final ScriptHead NONE = new ScriptHead(ScriptParameters.ANY, ScriptParameters.ANY, ScriptEffect.WRITE);

    /**
     * Checks how many keys and arguments a caller gives.
     *
     * @throws IllegalArgumentException if the script takes more or less
     */
    public void check(String script, int keysGiven, int argsGiven) {
        keys.check(script, "keys", keysGiven);
        args.check(script, "arguments", argsGiven);
    }
}
