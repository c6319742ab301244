package io.redkit.bench.figures;

import jakarta.enterprise.context.ApplicationScoped;

import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;

/** Many callers share a few connections: forty times the peer, which leases one for each command. */
@ApplicationScoped
class Get512 implements Figure {

    private final GetRatio ratio;

    Get512(GetRatio ratio) {
        this.ratio = ratio;
    }

    @Override
    public String name() {
        return "get-512";
    }

    @Override
    public String unit() {
        return "x";
    }

    @Override
    public Target target() {
        return Target.atLeast("40");
    }

    @Override
    public double measure(Effort effort) throws InterruptedException {
        return ratio.measure(512, effort);
    }
}
