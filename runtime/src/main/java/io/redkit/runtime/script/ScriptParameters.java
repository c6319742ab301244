package io.redkit.runtime.script;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys or the arguments that a script takes.
 *
 * @param names their names, in order
 * @param isOpen whether the last may come any number of times, also not at all
 */
public record ScriptParameters(List<String> names, boolean isOpen) {

    /** Any number of them, of which nothing is known. */
    static final ScriptParameters ANY = new ScriptParameters(List.of("any"), true);

    /**
     * Checks how many a caller gives.
     *
     * @throws IllegalArgumentException if there are more or less
     */
    void check(String script, String what, int given) {
        int least = isOpen ? names.size() - 1 : names.size();
        if (given < least || given > least && !isOpen) {
            throw new IllegalArgumentException("Script " + script + " takes " + least + (isOpen ? " or more " : " ") + what
                    + described() + ", and was given " + given);
        }
    }

    private String described() {
        Stream<String> all = names.stream();
        return names.isEmpty() ? "" : all.collect(Collectors.joining(", ", " (", isOpen ? "...)" : ")"));
    }
}
