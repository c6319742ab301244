package io.redkit.testkit.faults;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What became of the commands of a load.
 *
 * @param replies number of commands that succeeded
 * @param wrongReplies what was wrong with replies
 * @param wrongCounters counters with more than was sent, or less than was acknowledged where that must stay
 * @param lost increments that were acknowledged and are not there
 * @param failures commands that failed
 * @param withoutEnd callers whose last command never ended
 */
public record LoadResult(long replies, List<String> wrongReplies, List<String> wrongCounters, long lost,
        List<LoadFailure> failures, List<String> withoutEnd) {

    /** Returns whether each reply was right and each increment was executed once at most, whatever failed. */
    public boolean isSound() {
        return replies > 0 && wrongResults() == 0;
    }

    /** Returns how many results are worse than a failure would be. */
    public long wrongResults() {
        return wrongReplies.size() + wrongCounters.size() + withoutEnd.size();
    }

    /** @throws IllegalStateException if it is not sound: then the number of failures means nothing */
    public LoadResult requireSound() {
        if (!isSound()) {
            throw new IllegalStateException(toString());
        }
        return this;
    }

    /** Returns how many failures there are of each command, type and delivery. */
    public Map<String, Long> failuresByKind() {
        return failures.stream().map(LoadFailure::kind)
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    @Override
    public String toString() {
        String first = failures.isEmpty() ? "" : ", the first: " + failures.get(0).failure().getMessage();
        return replies + " replies, wrong replies " + wrongReplies + ", wrong counters " + wrongCounters
                + ", lost increments " + lost + ", callers without end "
                + withoutEnd + ", failures " + failuresByKind() + first;
    }
}
