package io.redkit.runtime.queue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

import org.jboss.logging.Logger;

import io.redkit.RedisClosedException;
import io.redkit.runtime.command.EqualJitter;
import io.redkit.runtime.pattern.Timers;

/**
 * Tells the server how attempts have ended: those that end while one call is on its way go together in the next, up to
 * {@value #BATCH}. Tries until it has succeeded.
 */
final class Endings {

    private static final Logger LOG = Logger.getLogger("io.redkit.queue");
    private static final int BATCH = 200;
    private static final EqualJitter WAITS = new EqualJitter(Duration.ofMillis(100), Duration.ofSeconds(2));

    private final JobScripts scripts;
    private final QueueKeys queue;
    private final JobSettings.History history;
    private final Timers timers;
    private final Consumer<Ending> onKnown;
    private final Deque<Ending> waiting = new ArrayDeque<>();
    private boolean isSending;

    /** @param onKnown is told of each that the server knows now */
    Endings(JobScripts scripts, QueueKeys queue, JobSettings.History history, Timers timers, Consumer<Ending> onKnown) {
        this.scripts = scripts;
        this.queue = queue;
        this.history = history;
        this.timers = timers;
        this.onKnown = onKnown;
    }

    void add(Ending ending) {
        synchronized (this) {
            waiting.add(ending);
            if (isSending) {
                return;
            }
            isSending = true;
        }
        send();
    }

    synchronized boolean isIdle() {
        return !isSending;
    }

    private void send() {
        List<Ending> batch = new ArrayList<>();
        synchronized (this) {
            while (batch.size() < BATCH && !waiting.isEmpty()) {
                batch.add(waiting.remove());
            }
            isSending = !batch.isEmpty();
        }
        if (!batch.isEmpty()) {
            send(batch, 0);
        }
    }

    private void send(List<Ending> batch, int failures) {
        scripts.finish(queue, history, batch).subscribe().with(answers -> onAnswers(batch, answers), failure -> {
            if (failures == 0) {
                LOG.warnf("Queue %s: the ends of %d jobs are not known to Redis yet: %s", queue.name(), batch.size(),
                        failure.getMessage());
            }
            if (!(failure instanceof RedisClosedException)) {
                timers.after(WAITS.millisAfter(failures), () -> send(batch, failures + 1));
            }
        });
    }

    private void onAnswers(List<Ending> batch, List<Long> answers) {
        send();
        for (int i = 0; i < batch.size(); i++) {
            if (answers.get(i) == 0) {
                LOG.infof("Queue %s: %s stalled and went to another worker, or Redis has lost it; it may be done twice",
                        queue.name(),
                        queue.shown(batch.get(i).job()));
            }
            onKnown.accept(batch.get(i));
        }
    }
}
