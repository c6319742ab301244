package io.redkit.bench.report;

import java.util.List;

final class Samples {

    static final String SCENARIO = "GET 64 B, reactive";

    static final Result FAST_1 = new Result("fast", SCENARIO, 1, 10_000, 1.5, 300, 20, 40, 0);
    static final Result FAST_512 = new Result("fast", SCENARIO, 512, 1_000_000, 0.25, 310.5, 200, 400, 0);
    static final Result LIMIT_512 = new Result("limit", SCENARIO, 512, 2_500_000, Double.NaN, Double.NaN, 300, 700, 2);
    static final List<Result> ALL = List.of(FAST_1, FAST_512, LIMIT_512);

    private Samples() {
    }
}
