package io.redkit.bench.figures;

import jakarta.enterprise.context.ApplicationScoped;

import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;
import io.redkit.testkit.faults.FaultBed;
import io.redkit.testkit.faults.ReliableRun;

/**
 * What must not be among 100,000 messages of a reliable channel, while all connections of its publishers and its subscriber
 * are reset 100 times: messages that are lost, come twice, or in another order.
 */
@ApplicationScoped
class ChannelReliable implements Figure {

    private static final int MESSAGES = 100_000;
    private static final int RECONNECTS = 100;
    private static final int QUICK_MESSAGES = 10_000;
    private static final int QUICK_RECONNECTS = 20;

    @Override
    public String name() {
        return "channel-reliable";
    }

    @Override
    public String unit() {
        return "violations";
    }

    @Override
    public Target target() {
        return Target.atMost("0", "violations");
    }

    @Override
    public double measure(Effort effort) {
        boolean quick = !effort.isFull();
        int messages = quick ? QUICK_MESSAGES : MESSAGES;
        try (FaultBed bed = new FaultBed()) {
            ReliableRun.Result result = ReliableRun.execute(bed, messages, quick ? QUICK_RECONNECTS : RECONNECTS);
            System.out.printf("%d received over %d new connections: %d lost, %d twice, %d not in order, %d gaps%n",
                    result.received(), result.reconnects(), result.lost(), result.twice(), result.disordered(), result.gaps());
            return result.violations(messages);
        }
    }
}
