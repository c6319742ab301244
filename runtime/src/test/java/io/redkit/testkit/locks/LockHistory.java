package io.redkit.testkit.locks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks the history of one lock: no token has two holders, and the tokens that the resource has admitted grow strictly. The
 * order is that of the resource, which refuses what is too old; so a token that is lower than one before is no violation.
 */
public final class LockHistory {

    private LockHistory() {
    }

    /** @param lines token and acquisition, in the order in which the resource was asked */
    public static List<String> violations(List<String> lines) {
        List<String> found = new ArrayList<>();
        Map<Long, String> holders = new HashMap<>();
        for (String line : lines) {
            int space = line.indexOf(' ');
            long token = Long.parseLong(line.substring(0, space));
            String holder = line.substring(space + 1);
            String other = holders.putIfAbsent(token, holder);
            if (other != null && !other.equals(holder)) {
                found.add("token " + token + " has two holders: " + other + " and " + holder);
            }
        }
        return found;
    }

    /** Returns how many asked with a token that was too old. */
    public static long refused(List<String> lines) {
        long highest = 0;
        long refused = 0;
        for (String line : lines) {
            long token = Long.parseLong(line.substring(0, line.indexOf(' ')));
            refused += token < highest ? 1 : 0;
            highest = Math.max(highest, token);
        }
        return refused;
    }
}
