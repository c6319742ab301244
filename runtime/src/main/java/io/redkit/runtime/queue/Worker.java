package io.redkit.runtime.queue;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.jspecify.annotations.Nullable;

import io.redkit.queue.JobProgress;
import io.redkit.runtime.command.EqualJitter;
import io.redkit.runtime.pattern.PatternSupport;
import io.redkit.runtime.pattern.Timers;
import io.redkit.runtime.pattern.Timers.Timer;
import io.redkit.runtime.queue.Attempt.Stop;
import io.redkit.runtime.subscribe.ChannelListener;
import io.redkit.runtime.subscribe.Subscription;
import io.vertx.redis.client.Response;

/**
 * Does the jobs of one queue in one process.
 * <p>
 * It takes turns: each turn is one script that does what is due in the queue, and takes as many jobs as there is room for. A
 * turn follows on the last one as long as there is more and room for it. Otherwise a turn has a reason: the doorbell, which
 * rings when something is added; or the time of the next delayed job, schedule or end of a lease, which the last turn has
 * told. It is kept by a timer here and not by the block time of the read, which an idle server ends up to a tenth of a second
 * late.
 * <p>
 * One turn is on its way at a time. It has a number, and one whose answer was lost is asked for again under the same number.
 */
final class Worker implements Attempt.Owner, ChannelListener {

    private static final Logger LOG = Logger.getLogger("io.redkit.queue");
    private static final EqualJitter WAITS = new EqualJitter(Duration.ofMillis(100), Duration.ofSeconds(2));

    /** A turn is taken at least so often, whatever else may have been missed. */
    private static final long LONGEST_REST_MILLIS = 10_000;

    private final JobScripts scripts;
    private final QueueKeys queue;
    private final WorkerSpec spec;
    private final Handling handling;
    private final Occurrences occurrences;
    private final Timers timers;
    private final Doorbell doorbell;
    private final Leases leases;
    private final Endings endings;
    private final Notes notes;
    private final Subscription cancellations;
    private final String id = UUID.randomUUID().toString().replace("-", "");
    private final Map<String, Attempt> running = new ConcurrentHashMap<>();
    private long turn = 1;
    private int active;
    private int failures;
    private boolean isAsking;
    private boolean askAgain;
    private boolean hasMore;
    private boolean isClosing;
    private boolean mayHaveMissed;
    private boolean hasWarned;
    private @Nullable Timer alarm;

    Worker(PatternSupport support, JobScripts scripts, QueueKeys queue, WorkerSpec spec, Handling handling) {
        this.scripts = scripts;
        this.queue = queue;
        this.spec = spec;
        this.handling = handling;
        this.timers = new Timers(support.vertx(), "queue");
        this.occurrences = new Occurrences(scripts, queue, timers, this::look);
        this.doorbell = new Doorbell(support, queue, timers, this::look);
        this.leases = new Leases(scripts, queue, spec.leaseMillis(), timers);
        this.endings = new Endings(scripts, queue, spec.settings().history(), timers, this::onKnown);
        this.notes = new Notes(scripts, queue);
        this.cancellations = support.subscriber().subscribe(queue.channel(), this);
    }

    String queue() {
        return queue.name();
    }

    synchronized int active() {
        return active;
    }

    synchronized boolean isRunning() {
        return !isClosing;
    }

    /** Begins; not on the thread of the caller, whose contexts would stay with all turns. */
    void start() {
        timers.after(0, this::look);
    }

    /** Takes a turn; or another one after that which is on its way. */
    void look() {
        int room;
        synchronized (this) {
            askAgain = isAsking;
            if (isAsking || isClosing) {
                return;
            }
            isAsking = true;
            room = spec.options().concurrency() - active;
        }
        try {
            scripts.turn(queue, id, turn, Math.max(0, room), spec).subscribe().with(this::onTurn, this::onFailure);
        } catch (RuntimeException e) { // whatever it is, the next look must be possible
            onFailure(e);
        }
    }

    private void onFailure(Throwable failure) {
        long millis;
        boolean warn;
        synchronized (this) {
            isAsking = false;
            millis = WAITS.millisAfter(failures++);
            setAlarm(millis);
            warn = !hasWarned && !isClosing && !Outages.isOutage(failure);
            hasWarned |= warn;
        }
        wake();
        LOG.logf(warn ? Level.WARN : Level.DEBUG, "Queue %s: no jobs are taken, the next attempt is in %d ms: %s", queue.name(),
                millis, failure.getMessage());
    }

    private void onTurn(Turn found) {
        String owner = id + ':' + turn;
        boolean giveBack;
        boolean askForWord;
        synchronized (this) {
            turn++;
            askForWord = mayHaveMissed;
            mayHaveMissed = false;
            failures = 0;
            hasWarned = false;
            isAsking = false;
            hasMore = found.hasMore();
            active += found.jobs().size();
            giveBack = isClosing;
            setAlarm(found.nextMillis());
        }
        for (Response fields : found.jobs()) {
            TakenJob job = TakenJob.of(fields, owner);
            if (giveBack) {
                release(job);
            } else {
                begin(job);
            }
        }
        if (askForWord) {
            leases.renewHeld();
        }
        found.due().forEach(occurrences::add);
        wake();
        goOn();
    }

    private void release(TakenJob job) {
        synchronized (this) {
            active--;
        }
        endings.add(Ending.released(job));
    }

    private void begin(TakenJob job) {
        Attempt attempt = new Attempt(job, spec, this, timers);
        running.put(job.id(), attempt);
        leases.add(attempt);
        attempt.begin(handling);
    }

    /** Looks again if there is a reason, or waits for one. */
    private void goOn() {
        boolean look;
        boolean listen;
        synchronized (this) {
            boolean hasRoom = active < spec.options().concurrency();
            look = askAgain || hasMore && hasRoom;
            listen = hasRoom && !isClosing && !isAsking;
        }
        if (look) {
            look();
        } else if (listen) {
            doorbell.listen();
        }
    }

    /**
     * Looks after that time. To be called with the lock of this worker.
     *
     * @param millis -1 if nothing is due
     */
    private void setAlarm(long millis) {
        if (alarm != null) {
            alarm.cancel();
        }
        long atLast = millis < 0 ? LONGEST_REST_MILLIS : Math.min(millis, LONGEST_REST_MILLIS);
        alarm = isClosing ? null : timers.after(atLast, this::look);
    }

    /** A job is to be cancelled: one of another worker, if it is not known here; or one that this worker is about to get. */
    @Override
    public void onMessage(Response message) {
        Attempt attempt = running.get(message.toString());
        if (attempt != null) {
            attempt.stop(Stop.CANCELLED);
        } else {
            synchronized (this) {
                mayHaveMissed |= isAsking;
            }
        }
    }

    @Override
    public void onConfirmed() {
        leases.renewHeld();
    }

    @Override
    public void onGap() {
        leases.renewHeld();
    }

    @Override
    public void note(Attempt attempt, JobProgress progress) {
        notes.add(attempt.job(), progress);
    }

    @Override
    public void report(Attempt attempt, Ending ending) {
        if (ending.outcome() == Ending.Outcome.DEAD) {
            LOG.warnf("Queue %s: %s is dead after attempt %d; jobs of the state DEAD tell why", queue.name(),
                    queue.shown(ending.job()), ending.job().attempt());
        }
        endings.add(ending);
    }

    private void onKnown(Ending ending) {
        leases.remove(ending.job());
        wake();
    }

    @Override
    public void ended(Attempt attempt) {
        running.remove(attempt.job().id(), attempt);
        synchronized (this) {
            active--;
        }
        wake();
        goOn();
    }

    private synchronized void wake() {
        notifyAll();
    }

    /** Takes no more jobs. Does not wait. */
    void stopTaking() {
        synchronized (this) {
            isClosing = true;
            setAlarm(-1);
        }
        doorbell.close();
    }

    /** Gives back what is active. Does not wait. */
    void giveBack() {
        running.values().forEach(each -> each.stop(Stop.RELEASED));
    }

    void close() {
        cancellations.close();
    }

    /** Waits until nothing is active and Redis knows how all has ended, at most until that time by {@link System#nanoTime}. */
    synchronized void await(long endNanos) {
        try {
            for (long left = millisUntil(endNanos); left > 0 && !isDone(); left = millisUntil(endNanos)) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long millisUntil(long endNanos) {
        return TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime());
    }

    private boolean isDone() {
        return !isAsking && active == 0 && endings.isIdle();
    }
}
