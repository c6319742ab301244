package io.redkit.runtime.degraded;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.redkit.ConnectionEvent;
import io.redkit.ConnectionState;

/**
 * The availability of one client, made from the changes of its connection state.
 * <p>
 * The listeners do not get a queue of what happened. Each compares what it was told with what holds, whenever it gets the
 * chance; so nothing grows while a listener is slow, and none is left in the belief that Redis is away.
 */
public final class ClientAvailability implements Availability, Consumer<ConnectionEvent> {

    private static final Logger LOG = Logger.getLogger("io.redkit.degraded");

    private final Supplier<Executor> executors;
    private final Map<String, Watcher> watchers = new ConcurrentHashMap<>();
    private volatile Course course = new Course(ConnectionState.IDLE, 0, null);

    /**
     * @param executors makes an executor for each listener, which runs its tasks one after the other on threads that may block
     */
    public ClientAvailability(Supplier<Executor> executors) {
        this.executors = executors;
    }

    /** Notes a change of the state. Events come one after the other. */
    @Override
    public void accept(ConnectionEvent event) {
        boolean wasAway = isAway();
        course = course.after(event);
        if (wasAway != isAway()) {
            watchers.values().forEach(Watcher::wake);
        }
    }

    @Override
    public ConnectionState state() {
        return course.state;
    }

    @Override
    public @Nullable Away away() {
        return course.away();
    }

    @Override
    public Registration register(FeaturePolicy policy, AwayListener listener) {
        Watcher watcher = new Watcher(policy, listener, executors.get(), course);
        if (watchers.putIfAbsent(policy.feature(), watcher) != null) {
            throw new IllegalStateException("The feature " + policy.feature() + " has a policy for this client already");
        }
        watcher.wake();
        return watcher;
    }

    @Override
    public List<FeaturePolicy> policies() {
        return watchers.values().stream().map(watcher -> watcher.policy).sorted(Comparator.comparing(FeaturePolicy::feature))
                .toList();
    }

    /**
     * What has happened so far.
     *
     * @param outages number of times without Redis, the present one included
     * @param latest the latest of them, null if there was none
     */
    private record Course(ConnectionState state, long outages, @Nullable Away latest) {

        Course after(ConnectionEvent event) {
            return event.state() == ConnectionState.DEGRADED
                    ? new Course(event.state(), outages + 1, new Away(Instant.now(), event.failure()))
                    : new Course(event.state(), outages, latest);
        }

        @Nullable
        Away away() {
            return state == ConnectionState.DEGRADED ? latest : null;
        }
    }

    /** A listener, and what it was told. */
    private final class Watcher implements Registration {

        private final FeaturePolicy policy;
        private final AwayListener listener;
        private final Executor executor;
        private final AtomicBoolean awake = new AtomicBoolean();
        private long toldOutages;
        private boolean toldAway;

        Watcher(FeaturePolicy policy, AwayListener listener, Executor executor, Course start) {
            this.policy = policy;
            this.listener = listener;
            this.executor = executor;
            this.toldOutages = start.away() == null ? start.outages : start.outages - 1;
        }

        void wake() {
            if (awake.compareAndSet(false, true)) {
                try {
                    executor.execute(this::tell);
                } catch (RejectedExecutionException e) {
                    LOG.debugf("The application ends; %s is not told about Redis any more", policy.feature());
                }
            }
        }

        private void tell() {
            awake.set(false);
            Course now = course;
            if (now.state == ConnectionState.CLOSED) {
                return;
            }
            if (toldAway && now.outages != toldOutages) {
                tellReturn();
            }
            Away latest = now.latest;
            if (now.outages != toldOutages && latest != null) {
                toldOutages = now.outages;
                toldAway = true;
                call(() -> listener.onAway(latest));
            }
            if (toldAway && now.away() == null) {
                tellReturn();
            }
        }

        private void tellReturn() {
            toldAway = false;
            call(listener::onReturn);
        }

        private void call(Runnable callback) {
            if (watchers.get(policy.feature()) != this) {
                return; // withdrawn meanwhile
            }
            try {
                callback.run();
            } catch (RuntimeException | Error e) {
                LOG.errorf(e, "What %s does when Redis goes or comes back failed", policy.feature());
            }
        }

        @Override
        public void close() {
            watchers.remove(policy.feature(), this);
        }
    }
}
