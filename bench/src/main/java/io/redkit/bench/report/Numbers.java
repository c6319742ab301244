package io.redkit.bench.report;

import java.util.Locale;

/** Numbers for people: no more digits than they are worth. */
final class Numbers {

    private static final double MILLION = 1e6;
    private static final double TEN_THOUSAND = 1e4;
    private static final double THOUSAND = 1e3;

    private Numbers() {
    }

    /** Returns three digits or so, such as {@code 1.27 M} or {@code 49 k}; a dash for NaN. */
    static String brief(double value) {
        if (!Double.isFinite(value)) {
            return "-";
        }
        if (value >= MILLION) {
            return String.format(Locale.ROOT, "%.2f M", value / MILLION);
        }
        if (value >= TEN_THOUSAND) {
            return String.format(Locale.ROOT, "%.0f k", value / THOUSAND);
        }
        return value >= 100 ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.2f", value);
    }

    /** Returns a power of ten without decimals, such as {@code 100 k}. */
    static String axis(double value) {
        if (value >= MILLION) {
            return String.format(Locale.ROOT, "%.0f M", value / MILLION);
        }
        return value >= THOUSAND ? String.format(Locale.ROOT, "%.0f k", value / THOUSAND)
                : String.format(Locale.ROOT, "%.0f", value);
    }
}
