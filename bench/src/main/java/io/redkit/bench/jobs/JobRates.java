package io.redkit.bench.jobs;

/**
 * How fast jobs are added and done, in jobs per second.
 *
 * @param add by callers that each wait for their jobs
 * @param process from the start of the worker until the server knows that all are done
 */
public record JobRates(double add, double process) {
}
