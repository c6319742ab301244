package io.redkit.runtime.queue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jboss.logging.Logger;

import io.redkit.runtime.pattern.Timers;

/** Adds the jobs of schedules whose time has come. All processes try; the server lets one of them succeed. */
final class Occurrences {

    private static final Logger LOG = Logger.getLogger("io.redkit.queue");
    private static final long WAIT_MILLIS = 1000;

    private final JobScripts scripts;
    private final QueueKeys queue;
    private final Timers timers;
    private final Runnable onAdded;
    private final Set<List<String>> busy = ConcurrentHashMap.newKeySet();

    /** @param onAdded is called when it is time to look at the queue */
    Occurrences(JobScripts scripts, QueueKeys queue, Timers timers, Runnable onAdded) {
        this.scripts = scripts;
        this.queue = queue;
        this.timers = timers;
        this.onAdded = onAdded;
    }

    /**
     * The next time is one after now, so that times that were missed are made up for once. A schedule that cannot be read is
     * left
     * out until it is another one.
     */
    void add(Turn.Due due) {
        List<String> schedule = List.of(due.name(), due.cron(), due.zone());
        if (!busy.add(schedule)) {
            return;
        }
        long next;
        try {
            next = Crons.next(due.cron(), Crons.zone(due.zone()), Math.max(due.millis(), due.nowMillis()));
        } catch (IllegalArgumentException e) {
            LOG.errorf("Queue %s: the schedule %s cannot be read and is left out: %s", queue.name(), due.name(),
                    e.getMessage());
            return;
        }
        scripts.occur(queue, due, next).subscribe().with(added -> {
            busy.remove(schedule);
            onAdded.run();
        }, failure -> {
            busy.remove(schedule);
            timers.after(WAIT_MILLIS, onAdded);
        });
    }
}
