package io.redkit.runtime.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.redkit.RedisClosedException;
import io.redkit.runtime.pattern.Timers;
import io.redkit.runtime.queue.Attempt.Stop;

/**
 * Renews the leases of the jobs that one worker has, each third of a lease and up to {@value #BATCH} in one script, until the
 * server knows how they have ended.
 */
final class Leases {

    private static final int BATCH = 500;
    private static final long LOST = 0;
    private static final long TO_BE_CANCELLED = 2;

    /** Attempts after one that failed; they are over when the next turn begins. */
    private static final int MOST_REPEATS = 3;

    private final JobScripts scripts;
    private final QueueKeys queue;
    private final long leaseMillis;
    private final Timers timers;
    private final Map<String, Attempt> held = new ConcurrentHashMap<>();
    private boolean isRunning;

    Leases(JobScripts scripts, QueueKeys queue, long leaseMillis, Timers timers) {
        this.scripts = scripts;
        this.queue = queue;
        this.leaseMillis = leaseMillis;
        this.timers = timers;
    }

    void add(Attempt attempt) {
        held.put(attempt.job().key(), attempt);
        synchronized (this) {
            if (isRunning) {
                return;
            }
            isRunning = true;
        }
        later(leaseMillis / 3);
    }

    /** The server knows how the attempt to do this job has ended. */
    void remove(TakenJob job) {
        held.remove(job.key());
    }

    private void later(long millis) {
        timers.after(millis, this::renewAll);
    }

    private void renewAll() {
        synchronized (this) {
            isRunning = !held.isEmpty();
            if (!isRunning) {
                return;
            }
        }
        later(leaseMillis / 3);
        renewHeld();
    }

    /** Renews all at once. The answers tell which jobs are to be cancelled, in case that the word of it was missed. */
    void renewHeld() {
        List<Attempt> all = List.copyOf(held.values());
        for (int i = 0; i < all.size(); i += BATCH) {
            renew(all.subList(i, Math.min(all.size(), i + BATCH)), MOST_REPEATS);
        }
    }

    private void renew(List<Attempt> batch, int repeats) {
        scripts.renew(queue, leaseMillis, batch).subscribe().with(answers -> onAnswers(batch, answers),
                failure -> onFailure(batch, repeats, failure));
    }

    private void onFailure(List<Attempt> batch, int repeats, Throwable failure) {
        if (failure instanceof RedisClosedException) {
            held.clear();
        } else if (repeats > 0) {
            timers.after(leaseMillis / 12, () -> renewRest(batch, repeats - 1));
        }
    }

    /** Does not wait for the next turn: the lease goes on. */
    private void renewRest(List<Attempt> batch, int repeats) {
        List<Attempt> rest = new ArrayList<>(batch);
        rest.removeIf(each -> !held.containsKey(each.job().key()));
        if (!rest.isEmpty()) {
            renew(rest, repeats);
        }
    }

    private void onAnswers(List<Attempt> batch, List<Long> answers) {
        for (int i = 0; i < batch.size(); i++) {
            Attempt attempt = batch.get(i);
            if (answers.get(i) == LOST && held.remove(attempt.job().key(), attempt)) {
                attempt.stop(Stop.LOST);
            } else if (answers.get(i) == TO_BE_CANCELLED) {
                attempt.stop(Stop.CANCELLED);
            }
        }
    }
}
