package io.redkit.runtime.script;

import java.util.Locale;
import java.util.Set;

import io.redkit.runtime.command.CommandSpec.Trait;

/** What running a script twice would do, which decides whether it may be sent again. */
public enum ScriptEffect {

    /** Changes nothing. */
    READ(Set.of(Trait.READ)),
    /** Changes the same and answers the same when it is run twice. */
    IDEMPOTENT(Set.of(Trait.IDEMPOTENT)),
    /** Is run once for each request, and the reply recorded for those who repeat it. */
    ONCE(Set.of(Trait.IDEMPOTENT)),
    /** Changes something else the second time, so that it is not repeated once it may have been run. */
    WRITE(Set.of());

    private final Set<Trait> traits;

    ScriptEffect(Set<Trait> traits) {
        this.traits = traits;
    }

    Set<Trait> traits() {
        return traits;
    }

    /** Returns the word that stands for it in the head of a script. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
