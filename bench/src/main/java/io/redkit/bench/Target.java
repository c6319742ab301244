package io.redkit.bench;

/**
 * What a figure should be.
 *
 * @param text for people and for the result, such as {@code >= 20}
 * @param isAtLeast whether the bound is the smallest good value, else it is the largest
 * @param bound the last good value
 */
public record Target(String text, boolean isAtLeast, double bound) {

    /** @param bound as it is to be shown */
    public static Target atLeast(String bound) {
        return new Target(">= " + bound, true, Double.parseDouble(bound));
    }

    /** @param unit shown behind the bound */
    public static Target atMost(String bound, String unit) {
        return new Target("<= " + bound + " " + unit, false, Double.parseDouble(bound));
    }

    public boolean isMetBy(double value) {
        return isAtLeast ? value >= bound : value <= bound;
    }
}
