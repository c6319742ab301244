package io.redkit.lock;

import java.util.regex.Pattern;

/**
 * The words that make an SQL table check fencing tokens, in a column of type {@code BIGINT}:
 *
 * <pre>
 * int changed = statement("UPDATE account SET balance = ?, " + FencingSql.assignment("fence")
 *         + " WHERE id = ? AND " + FencingSql.condition("fence"), balance, lock.token(), id, lock.token());
 * </pre>
 *
 * No changed row means that a later holder of the lock was there before.
 */
public final class FencingSql {

    private static final Pattern COLUMN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*");

    private FencingSql() {
    }

    /**
     * Returns the condition under which a row may be changed; its one parameter is the token.
     *
     * @throws IllegalArgumentException if it is no plain name of a column
     */
    public static String condition(String column) {
        return "(" + checked(column) + " IS NULL OR " + column + " <= ?)";
    }

    /** Returns the assignment that goes with it; its one parameter is the token. */
    public static String assignment(String column) {
        return checked(column) + " = ?";
    }

    private static String checked(String column) {
        if (!COLUMN.matcher(column).matches()) {
            throw new IllegalArgumentException("Not a plain name of a column");
        }
        return column;
    }
}
