package io.redkit.bench.figures;

import jakarta.enterprise.context.ApplicationScoped;

import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;

/** A lone caller gains nothing from sharing, and must not pay for it. */
@ApplicationScoped
class Get1 implements Figure {

    private final GetRatio ratio;

    Get1(GetRatio ratio) {
        this.ratio = ratio;
    }

    @Override
    public String name() {
        return "get-1";
    }

    @Override
    public String unit() {
        return "x";
    }

    @Override
    public Target target() {
        return Target.atLeast("1.0");
    }

    @Override
    public double measure(Effort effort) throws InterruptedException {
        return ratio.measure(1, effort);
    }
}
