package io.redkit.bench.figures;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;
import io.redkit.testkit.rooms.LeaveRun;
import io.redkit.testkit.rooms.RoomWorker;

/**
 * The longest time from the end of a process that is killed until everybody is told that its user has left. Several are killed
 * at once, each with a room of its own, since each takes its time.
 */
@ApplicationScoped
class RoomLeave implements Figure {

    private static final int KILLED = 100;
    private static final int QUICK_KILLED = 10;
    private static final int AT_ONCE = 10;

    private final URI server;

    RoomLeave(@ConfigProperty(name = "quarkus.redkit.url") URI server) {
        this.server = server;
    }

    @Override
    public String name() {
        return "room-leave";
    }

    @Override
    public String unit() {
        return "s";
    }

    @Override
    public Target target() {
        return Target.atMost("10", "s");
    }

    @Override
    public double measure(Effort effort) {
        String java = ProcessHandle.current().info().command().orElse("java");
        LeaveRun run = new LeaveRun(List.of(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx64m", "-jar",
                System.getProperty("java.class.path"), RoomWorker.ARGUMENT), server.getPort());
        List<Long> millis = new ArrayList<>();
        int killed = effort.isFull() ? KILLED : QUICK_KILLED;
        for (int i = 0; i < killed; i += AT_ONCE) {
            millis.addAll(run.execute("killed-" + i + "-", AT_ONCE));
        }
        Collections.sort(millis);
        long inTime = millis.stream().filter(each -> each <= 10_000).count();
        System.out.printf("%d of %d left within 10 s; the fastest after %d ms, the median after %d ms%n", inTime,
                millis.size(), millis.get(0), millis.get(millis.size() / 2));
        return millis.get(millis.size() - 1) / 1000.0;
    }
}
