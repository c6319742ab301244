package io.redkit.bench.report;

/**
 * One client in one scenario: medians over the rounds, and the sum of their errors. NaN stands for what could not be measured.
 *
 * @param scenario request, kind of callers, and network
 * @param opsPerSecond only right replies
 * @param cpuMicrosPerOp CPU time of the client's process, with the load generator's share
 * @param allocBytesPerOp bytes allocated on the heap, with the load generator's share
 */
public record Result(String client, String scenario, int callers, double opsPerSecond, double cpuMicrosPerOp,
        double allocBytesPerOp, double p50Micros, double p99Micros, long errors) {

    /** Returns the same figures in another column. */
    Result at(int number) {
        return new Result(client, scenario, number, opsPerSecond, cpuMicrosPerOp, allocBytesPerOp, p50Micros, p99Micros,
                errors);
    }
}
