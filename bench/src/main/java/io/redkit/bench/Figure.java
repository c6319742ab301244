package io.redkit.bench;

/** One number with a target, and the way to measure it. Prints what it is made of while it measures. */
public interface Figure {

    /** Returns the name by which the figure is asked for, in lower case with hyphens. */
    String name();

    /** Returns the unit of the value, such as {@code ms}, or {@code x} for a ratio. */
    String unit();

    Target target();

    /**
     * Measures; blocks until that is done.
     *
     * @throws Exception if there is no value: nothing was measured, or what was measured is wrong
     */
    double measure(Effort effort) throws Exception;
}
