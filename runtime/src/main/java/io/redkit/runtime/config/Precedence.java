package io.redkit.runtime.config;

import org.jspecify.annotations.Nullable;

/**
 * The rule by which one setting is taken from several places: keys before variables; and two places of the same rank have to
 * agree, since nobody could say which of them is meant.
 *
 * @param what name of the setting, for messages
 */
record Precedence(String what, ConfigurationProblems problems) {

    /** Returns the one value of two places of the same rank, null where both are silent. */
    <T> @Nullable Sourced<T> agreed(@Nullable Sourced<T> first, @Nullable Sourced<T> second) {
        if (first == null) {
            return second;
        }
        if (second != null && !second.value().equals(first.value())) {
            problems.add(second.source(), "contradicts the " + what + " of " + first.source()
                    + "; remove one of them, or write the same in both");
        }
        return first;
    }
}
