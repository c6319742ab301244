package io.redkit.data;

/**
 * A member of a sorted set with its score.
 *
 * @param <V> type of the members
 * @param value the member, not null
 * @param score what orders it; any number but NaN
 */
public record Scored<V>(V value, double score) {

    public Scored {
        if (value == null) {
            throw new IllegalArgumentException("The member is null");
        }
        if (Double.isNaN(score)) {
            throw new IllegalArgumentException("The score is not a number");
        }
    }
}
