package io.redkit.data;

import org.jspecify.annotations.Nullable;

/**
 * Neighbours in a sorted set: those from one rank to another, or those from one score to another. Immutable; each method
 * returns another range.
 *
 * <pre>
 * scores.rangeWithScores(SortedRange.ranks(0, 9).reversed()); // the ten best
 * due.range(SortedRange.scores(Double.NEGATIVE_INFINITY, now).limit(0, 100));
 * </pre>
 */
public final class SortedRange {

    private static final long NO_LIMIT = -1;

    private final boolean byScore;
    private final Number from;
    private final Number to;
    private final boolean withoutFrom;
    private final boolean withoutTo;
    private final boolean reversed;
    private final long offset;
    private final long count;

    private SortedRange(boolean byScore, Number from, Number to, boolean withoutFrom, boolean withoutTo, boolean reversed,
            long offset, long count) {
        this.byScore = byScore;
        this.from = from;
        this.to = to;
        this.withoutFrom = withoutFrom;
        this.withoutTo = withoutTo;
        this.reversed = reversed;
        this.offset = offset;
        this.count = count;
    }

    /** Returns the range of all members. */
    public static SortedRange all() {
        return ranks(0, -1);
    }

    /**
     * Returns the range from one rank to another, both included. The lowest score has rank 0, the highest -1; in a reversed
     * range it is the other way round.
     */
    public static SortedRange ranks(long first, long last) {
        return new SortedRange(false, first, last, false, false, false, 0, NO_LIMIT);
    }

    /**
     * Returns the range from one score to another, both included.
     *
     * @param min any number but NaN; {@link Double#NEGATIVE_INFINITY} for no bound
     * @param max any number but NaN; {@link Double#POSITIVE_INFINITY} for no bound
     */
    public static SortedRange scores(double min, double max) {
        if (Double.isNaN(min) || Double.isNaN(max)) {
            throw new IllegalArgumentException("A bound of the scores is not a number");
        }
        return new SortedRange(true, min, max, false, false, false, 0, NO_LIMIT);
    }

    /**
     * Excludes the members that have exactly the lower bound as their score.
     *
     * @throws IllegalStateException if this is a range of ranks
     */
    public SortedRange withoutMin() {
        requireScores("an excluded bound");
        return new SortedRange(true, from, to, true, withoutTo, reversed, offset, count);
    }

    /**
     * Excludes the members that have exactly the upper bound as their score.
     *
     * @throws IllegalStateException if this is a range of ranks
     */
    public SortedRange withoutMax() {
        requireScores("an excluded bound");
        return new SortedRange(true, from, to, withoutFrom, true, reversed, offset, count);
    }

    /** Begins with the highest score; and counts ranks from there. */
    public SortedRange reversed() {
        return new SortedRange(byScore, from, to, withoutFrom, withoutTo, !reversed, offset, count);
    }

    /**
     * Leaves out so many members at the beginning, and takes at most so many of the others.
     *
     * @throws IllegalStateException if this is a range of ranks
     * @throws IllegalArgumentException if one of the numbers is negative
     */
    public SortedRange limit(long skipped, long most) {
        requireScores("a limit");
        if (skipped < 0 || most < 0) {
            throw new IllegalArgumentException("The limit is " + skipped + ", " + most + "; neither must be negative");
        }
        return new SortedRange(true, from, to, withoutFrom, withoutTo, reversed, skipped, most);
    }

    private void requireScores(String what) {
        if (!byScore) {
            throw new IllegalStateException("A range of ranks does not have " + what + "; choose the ranks");
        }
    }

    /** Returns whether this is a range of scores, and not one of ranks. */
    public boolean isByScore() {
        return byScore;
    }

    /** Returns whether the range begins with the highest score. */
    public boolean isReversed() {
        return reversed;
    }

    /** Returns whether the number of members is limited. */
    public boolean isLimited() {
        return count != NO_LIMIT;
    }

    /** Returns how many members are left out at the beginning. */
    public long offset() {
        return offset;
    }

    /** Returns how many members are taken at most, -1 for all. */
    public long count() {
        return count;
    }

    /** Returns the lower bound as Redis writes it: a rank, or a score with a parenthesis before it if it is excluded. */
    public String min() {
        return withoutFrom ? '(' + text(from) : text(from);
    }

    /** Returns the upper bound as Redis writes it. */
    public String max() {
        return withoutTo ? '(' + text(to) : text(to);
    }

    private static String text(Number bound) {
        if (bound instanceof Double score && score.isInfinite()) {
            return score > 0 ? "+inf" : "-inf";
        }
        return bound.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SortedRange that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        return "SortedRange[" + (byScore ? "scores " : "ranks ") + min() + " to " + max() + (reversed ? ", reversed" : "")
                + (isLimited() ? ", " + count + " from " + offset : "") + "]";
    }
}
