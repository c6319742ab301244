package io.redkit.runtime.command;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the commands that users name, and says what to do about names that are not known. */
public final class CommandLookup {

    private static final int FARTHEST = 2;

    private final Map<String, CommandSpec> extra = new HashMap<>();
    private final String extraKey;

    /**
     * @param extraNames names that the configuration declares to be known, in capitals
     * @param extraKey the configuration key that holds them
     */
    public CommandLookup(Set<String> extraNames, String extraKey) {
        extraNames.forEach(name -> extra.put(name, Commands.custom(name)));
        this.extraKey = extraKey;
    }

    /**
     * Returns the command of that name, in any case.
     *
     * @throws IllegalArgumentException if it is not known; the message suggests what may have been meant
     */
    public CommandSpec find(String name) {
        CommandSpec known = Commands.find(name);
        if (known != null) {
            return known;
        }
        String upper = name.toUpperCase(Locale.ROOT);
        CommandSpec declared = extra.get(upper);
        if (declared != null) {
            return declared;
        }
        throw new IllegalArgumentException("Unknown command " + printable(upper) + "; " + suggestion(upper)
                + "if the server knows it, add it to " + extraKey);
    }

    private static String printable(String name) {
        boolean plain = name.length() <= 40 && name.chars().allMatch(c -> c > ' ' && c < 127);
        return plain ? "'" + name + "'"
                : "of " + name.length() + " characters; subcommands and arguments are passed separately";
    }

    private static String suggestion(String name) {
        Optional<String> closest = Commands.all().stream().map(CommandSpec::name)
                .filter(known -> distance(name, known) <= FARTHEST)
                .min((a, b) -> distance(name, a) != distance(name, b) ? distance(name, a) - distance(name, b) : a.compareTo(b));
        return closest.map(known -> "did you mean " + known + "? ").orElse("");
    }

    /** Levenshtein's edit distance. */
    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > FARTHEST) {
            return Integer.MAX_VALUE;
        }
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
