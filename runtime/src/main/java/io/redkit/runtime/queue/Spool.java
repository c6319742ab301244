package io.redkit.runtime.queue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.jspecify.annotations.Nullable;

import io.redkit.RedisOverloadException;
import io.redkit.runtime.command.EqualJitter;
import io.redkit.runtime.degraded.Availability;
import io.redkit.runtime.degraded.AwayListener;
import io.redkit.runtime.pattern.Timers;
import io.smallrye.mutiny.Uni;

/**
 * Decorator that keeps new jobs in memory while Redis is away, and adds them when it is back, in their order. A job has its id
 * from the beginning: one whose outcome is not known is kept as well, and added once.
 */
final class Spool implements Enqueuing, AwayListener {

    private static final Logger LOG = Logger.getLogger("io.redkit.queue");
    private static final EqualJitter WAITS = new EqualJitter(Duration.ofMillis(200), Duration.ofSeconds(2));

    private final Enqueuing next;
    private final Availability availability;
    private final Timers timers;
    private final int most;
    private final String client;
    private final Deque<Kept> kept = new ArrayDeque<>();
    private int size;
    private int failures;
    private boolean isBringing;
    private boolean hasWarned;

    /** @param sinceNanos when they were kept */
    private record Kept(QueueKeys queue, List<Draft> drafts, long sinceNanos) {

        List<Draft> now() {
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sinceNanos);
            return drafts.stream().map(draft -> draft.after(millis)).toList();
        }
    }

    /**
     * @param most most jobs that are kept
     * @param client name of the client, for messages
     */
    Spool(Enqueuing next, Availability availability, Timers timers, int most, String client) {
        this.next = next;
        this.availability = availability;
        this.timers = timers;
        this.most = most;
        this.client = client;
    }

    @Override
    public Uni<List<String>> add(QueueKeys queue, List<Draft> drafts) {
        return Uni.createFrom().deferred(() -> {
            if (availability.isAway()) {
                return keep(queue, drafts);
            }
            return next.add(queue, drafts).onFailure(Outages::isOutage).recoverWithUni(failure -> keep(queue, drafts));
        });
    }

    private Uni<List<String>> keep(QueueKeys queue, List<Draft> drafts) {
        synchronized (this) {
            if (size + drafts.size() > most) {
                return Uni.createFrom().failure(new RedisOverloadException("Redis client " + client + " is away, and " + size
                        + " jobs are kept in memory already; job.max-in-memory allows " + most));
            }
            kept.add(new Kept(queue, drafts, System.nanoTime()));
            size += drafts.size();
        }
        bringSoon();
        return Uni.createFrom().item(drafts.stream().map(Draft::id).toList());
    }

    @Override
    public void onReturn() {
        LOG.infof("Redis client %s is back: %d jobs that were kept in memory are added", client, size());
        bring();
    }

    synchronized int size() {
        return size;
    }

    private void bringSoon() {
        int before;
        synchronized (this) {
            before = failures++;
        }
        timers.after(WAITS.millisAfter(before), this::bring);
    }

    /** Adds what was kept first; one at a time, so that their order is that in which they came. */
    private void bring() {
        Kept first;
        synchronized (this) {
            first = kept.peek();
            if (isBringing || first == null || availability.isAway()) {
                return;
            }
            isBringing = true;
        }
        next.add(first.queue(), first.now()).subscribe().with(ids -> brought(null), this::brought);
    }

    private void brought(@Nullable Throwable failure) {
        boolean more;
        boolean warn = false;
        synchronized (this) {
            isBringing = false;
            if (failure == null) {
                Kept done = kept.poll();
                size -= done == null ? 0 : done.drafts().size();
                failures = 0;
                hasWarned = false;
            } else if (!Outages.isOutage(failure)) {
                letOthersPass();
                warn = !hasWarned;
                hasWarned = true;
            }
            more = !kept.isEmpty();
        }
        if (failure != null) {
            LOG.logf(warn ? Level.WARN : Level.DEBUG, "Jobs that were kept in memory cannot be added yet: %s",
                    failure.getMessage());
            bringSoon();
        } else if (more) {
            bring();
        }
    }

    /** The jobs of the first queue go to the end, in their order. To be called with the lock of this spool. */
    private void letOthersPass() {
        Kept first = kept.peek();
        if (first != null) {
            List<Kept> refused = kept.stream().filter(each -> each.queue().equals(first.queue())).toList();
            kept.removeIf(each -> each.queue().equals(first.queue()));
            kept.addAll(refused);
        }
    }

    /** Tries once more, for as long as that, and tells what is lost. Blocks. */
    void close(Duration longest) {
        List<Kept> all;
        synchronized (this) {
            all = new ArrayList<>(kept);
            kept.clear();
            size = 0;
        }
        long lost = 0;
        boolean isThere = !availability.isAway();
        for (Kept each : all) {
            isThere = isThere && next.add(each.queue(), each.now()).map(ids -> true)
                    .ifNoItem().after(longest).recoverWithItem(false).onFailure().recoverWithItem(false)
                    .await().indefinitely();
            lost += isThere ? 0 : each.drafts().size();
        }
        if (lost > 0) {
            LOG.errorf("Redis client %s is away, and the application ends: %d jobs that were kept in memory are lost", client,
                    lost);
        }
    }
}
