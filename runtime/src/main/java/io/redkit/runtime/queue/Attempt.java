package io.redkit.runtime.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.redkit.queue.JobContext;
import io.redkit.queue.JobId;
import io.redkit.queue.JobProgress;
import io.redkit.queue.JobRejectedException;
import io.redkit.runtime.pattern.Timers;
import io.redkit.runtime.pattern.Timers.Timer;
import io.redkit.runtime.queue.Ending.Outcome;
import io.redkit.runtime.queue.Handling.Completion;
import io.redkit.runtime.queue.Handling.Work;

/**
 * One attempt to do a job. It is reported once, and ends once: a handler that takes too long is reported at its timeout, and
 * ends when it has really stopped.
 */
final class Attempt implements JobContext, Completion {

    private static final Logger LOG = Logger.getLogger("io.redkit.queue");
    private static final Work NO_WORK = () -> {
    };

    private final TakenJob job;
    private final WorkerSpec spec;
    private final Owner owner;
    private final Timers timers;
    private final List<Runnable> actions = new ArrayList<>();
    private Work work = NO_WORK;
    private @Nullable Timer timeout;
    private @Nullable Stop stopped;
    private @Nullable JobProgress progress;
    private boolean isReported;
    private boolean hasEnded;

    /** Why an attempt is asked to end early. */
    enum Stop {
        TIMEOUT,
        CANCELLED,
        /** Another process has the job. */
        LOST,
        /** The worker ends. */
        RELEASED
    }

    /** The worker, as its attempts see it. */
    interface Owner {

        /** Tells the server how it has ended. */
        void report(Attempt attempt, Ending ending);

        /** Nothing of it runs any more. */
        void ended(Attempt attempt);

        /** Tells the server how far it is. */
        void note(Attempt attempt, JobProgress progress);
    }

    Attempt(TakenJob job, WorkerSpec spec, Owner owner, Timers timers) {
        this.job = job;
        this.spec = spec;
        this.owner = owner;
        this.timers = timers;
    }

    TakenJob job() {
        return job;
    }

    /** Begins the work. */
    void begin(Handling handling) {
        Work begun = handling.begin(job, this, this);
        boolean isStopped;
        synchronized (this) {
            work = begun;
            isStopped = stopped != null;
        }
        if (isStopped) {
            begun.stop();
        }
    }

    @Override
    public synchronized void started() {
        Duration longest = spec.options().timeout();
        if (longest != null && !hasEnded) {
            timeout = timers.after(longest.toMillis(), () -> stop(Stop.TIMEOUT));
        }
    }

    /** Asks it to end early. What it does then does not count, unless it was cancelled and completes nevertheless. */
    void stop(Stop why) {
        List<Runnable> toTell;
        Work toStop;
        synchronized (this) {
            if (stopped != null || hasEnded) {
                return;
            }
            stopped = why;
            toTell = List.copyOf(actions);
            toStop = work;
        }
        switch (why) {
            case TIMEOUT -> report(failure("It took longer than " + spec.options().timeout(), true));
            case RELEASED -> report(Ending.released(job));
            case LOST -> report(null);
            default -> {
                // it is told how it ends
            }
        }
        toTell.forEach(Attempt::run);
        toStop.stop();
    }

    private static void run(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            LOG.error("What a handler does when its job is cancelled failed", e);
        }
    }

    @Override
    public void succeed(byte[] result) {
        end(Ending.completed(job, result, progressNow()));
    }

    @Override
    public void fail(Throwable failure) {
        LOG.debugf(failure, "Attempt %d of a job failed", job.attempt());
        String text = failure.getMessage() == null ? failure.getClass().getName()
                : failure.getClass().getName() + ": " + failure.getMessage();
        end(failure(text, !(failure instanceof JobRejectedException)));
    }

    private synchronized Ending failure(String text, boolean mayHelp) {
        if (stopped == Stop.CANCELLED) {
            return Ending.failed(job, Outcome.CANCELLED, "", 0, progress);
        }
        if (mayHelp && !spec.isLastAttempt(job)) {
            return Ending.failed(job, Outcome.RETRY, text, spec.backoffMillis(job), progress);
        }
        return Ending.failed(job, Outcome.DEAD, text, 0, progress);
    }

    private void end(Ending ending) {
        synchronized (this) {
            hasEnded = true;
            if (timeout != null) {
                timeout.cancel();
            }
        }
        report(ending);
        owner.ended(this);
    }

    /** @param ending null if nobody wants to know */
    private void report(@Nullable Ending ending) {
        synchronized (this) {
            if (isReported) {
                return;
            }
            isReported = true;
        }
        if (ending != null) {
            owner.report(this, ending);
        }
    }

    private synchronized @Nullable JobProgress progressNow() {
        return progress;
    }

    @Override
    public JobId id() {
        return new JobId(job.id());
    }

    @Override
    public int attempt() {
        return job.attempt();
    }

    @Override
    public int stalls() {
        return job.stalls();
    }

    @Override
    public void progress(int percent, String note) {
        JobProgress now = new JobProgress(percent, note);
        synchronized (this) {
            if (isReported) {
                return;
            }
            progress = now;
        }
        owner.note(this, now);
    }

    @Override
    public synchronized boolean isCancelled() {
        return stopped != null;
    }

    @Override
    public void onCancelled(Runnable action) {
        synchronized (this) {
            if (stopped == null) {
                actions.add(action);
                return;
            }
        }
        run(action);
    }

    @Override
    public String toString() {
        return job.toString();
    }
}
