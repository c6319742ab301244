package io.redkit.runtime.queue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;

import io.redkit.RedisClosedException;
import io.redkit.runtime.queue.JobMethod.Style;
import io.smallrye.mutiny.Uni;

/** The queues of all clients, made when they are first used; and the methods of this application that do jobs. */
public final class JobsByClient implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger("io.redkit.queue");

    /** The schedule of an annotation. */
    private static final String DECLARED = "declared";

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Map<String, ClientJobs> jobs = new ConcurrentHashMap<>();
    private final List<MethodCall> methods = new CopyOnWriteArrayList<>();
    private final Function<String, ClientJobs> maker;

    /** @param maker makes those of a client */
    JobsByClient(Function<String, ClientJobs> maker) {
        this.maker = maker;
    }

    ClientJobs of(String client) {
        return jobs.computeIfAbsent(client, maker);
    }

    void add(MethodCall method) {
        methods.add(method);
    }

    /** Lets the methods do jobs from now on. */
    void start() {
        methods.forEach(this::start);
    }

    private void start(MethodCall call) {
        JobMethod method = call.method();
        UniJobQueue<Object> queue = of(method.client()).queue(method.queue(), method.payloadType());
        var options = method.terms().options(method.style() == Style.VIRTUAL);
        if (method.style() == Style.UNI || method.style() == Style.STAGE) {
            queue.work(options, call::promise);
        } else {
            queue.workBlocking(options, call::call);
        }
        Uni<?> scheduled = method.cron().isEmpty() ? queue.unschedule(DECLARED)
                : queue.schedule(DECLARED, method.cron(), null, Crons.zone(method.zone()));
        AtomicBoolean hasWarned = new AtomicBoolean();
        scheduled.onFailure(JobsByClient::canBeMended).invoke(failure -> {
            if (!Outages.isOutage(failure) && hasWarned.compareAndSet(false, true)) {
                LOG.warnf("%s has no schedule yet, which is tried again: %s", method, failure.getMessage());
            }
        }).onFailure(JobsByClient::canBeMended).retry().withBackOff(FIRST_WAIT, LONGEST_WAIT).indefinitely().subscribe()
                .with(done -> {
                }, failure -> LOG.logf(failure instanceof RedisClosedException ? Level.DEBUG : Level.ERROR,
                        "%s has no schedule: %s", method, failure.getMessage()));
    }

    private static boolean canBeMended(Throwable failure) {
        return !(failure instanceof RedisClosedException) && !(failure instanceof IllegalArgumentException);
    }

    /** Lets all jobs finish, or gives them back. */
    @Override
    public void close() {
        jobs.values().forEach(ClientJobs::close);
    }
}
