package io.redkit.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * A figure as measured.
 *
 * @param figure what was measured
 * @param value rounded to three decimals, so that what is shown is what is judged; NaN if there is none
 */
record Outcome(Figure figure, double value) {

    private static final int DECIMALS = 3;

    static Outcome of(Figure figure, double measured) {
        if (!Double.isFinite(measured)) {
            return failed(figure);
        }
        return new Outcome(figure, BigDecimal.valueOf(measured).setScale(DECIMALS, RoundingMode.HALF_EVEN).doubleValue());
    }

    static Outcome failed(Figure figure) {
        return new Outcome(figure, Double.NaN);
    }

    boolean isMeasured() {
        return !Double.isNaN(value);
    }

    /** Returns one line of JSON. */
    String toJson() {
        return String.format(Locale.ROOT,
                "{\"figure\":\"%s\",\"value\":%s,\"unit\":\"%s\",\"target\":\"%s\",\"ok\":%b}", figure.name(),
                isMeasured() ? BigDecimal.valueOf(value).toPlainString() : "null", figure.unit(), figure.target().text(),
                isMeasured() && figure.target().isMetBy(value));
    }
}
