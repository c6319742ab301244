package io.redkit.runtime.queue;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import com.fasterxml.jackson.core.type.TypeReference;

import io.redkit.codec.ValueCodec;
import io.redkit.queue.JobQueue;
import io.redkit.queue.JobQueues;
import io.redkit.queue.JobWorker;
import io.redkit.queue.ReactiveJobQueue;
import io.redkit.queue.ReactiveJobQueues;
import io.redkit.queue.WorkerOptions;
import io.redkit.runtime.degraded.Availability;
import io.redkit.runtime.degraded.AwayListener;
import io.redkit.runtime.degraded.FeaturePolicy;
import io.redkit.runtime.pattern.PatternSupport;
import io.redkit.runtime.pattern.Timers;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * The queues of one client, in both styles, and the workers on them. The door of this package; there is one for each client.
 */
public final class ClientJobs implements AutoCloseable {

    private static final String FEATURE = "jobs";

    private final PatternSupport support;
    private final JobSettings settings;
    private final Supplier<? extends Executor> virtualThreads;
    private final JobScripts scripts;
    private final Enqueuing enqueuing;
    private final Availability.Registration registration;
    private final Set<RunningWorker> workers = ConcurrentHashMap.newKeySet();

    /**
     * Sends nothing yet.
     *
     * @param virtualThreads where handlers run that want virtual threads
     */
    public ClientJobs(PatternSupport support, JobSettings settings, Supplier<? extends Executor> virtualThreads) {
        this.support = support;
        this.settings = settings;
        this.virtualThreads = virtualThreads;
        this.scripts = new JobScripts(support);
        if (settings.spools()) {
            Spool spool = new Spool(scripts, support.availability(), new Timers(support.vertx(), "queue"),
                    settings.maxInMemory(),
                    support.settings().name());
            this.enqueuing = spool;
            this.registration = support.availability().register(new FeaturePolicy(FEATURE, "spool"), spool);
        } else {
            this.enqueuing = scripts;
            this.registration = support.availability().register(new FeaturePolicy(FEATURE, "refuse"), new AwayListener() {
            });
        }
    }

    public JobQueues blocking() {
        return new JobQueues() {
            @Override
            public <T> JobQueue<T> of(String name, Class<T> type) {
                return new BlockingJobQueue<>(queue(name, support.json().get().of(type)));
            }

            @Override
            public <T> JobQueue<T> of(String name, TypeReference<T> type) {
                return new BlockingJobQueue<>(queue(name, support.json().get().of(type)));
            }
        };
    }

    public ReactiveJobQueues reactive() {
        return new ReactiveJobQueues() {
            @Override
            public <T> ReactiveJobQueue<T> of(String name, Class<T> type) {
                return queue(name, support.json().get().of(type));
            }

            @Override
            public <T> ReactiveJobQueue<T> of(String name, TypeReference<T> type) {
                return queue(name, support.json().get().of(type));
            }
        };
    }

    /** Returns the queue for payloads of a type that is only known at run time. */
    UniJobQueue<Object> queue(String name, Type type) {
        return queue(name, support.json().get().of(type));
    }

    private <T> UniJobQueue<T> queue(String name, ValueCodec<T> codec) {
        return new UniJobQueue<>(this, scripts, QueueKeys.of(support.keys(), name, support.settings().showKeys()),
                new Payloads<>(codec, support.json().get()));
    }

    Enqueuing enqueuing() {
        return enqueuing;
    }

    Vertx vertx() {
        return support.vertx();
    }

    /** Returns where blocking handlers run. */
    Executor threads(WorkerOptions options) {
        return options.isOnVirtualThreads() ? virtualThreads.get() : new WorkerThreads(support.vertx());
    }

    /** Starts a worker. */
    JobWorker work(QueueKeys queue, WorkerOptions options, Handling handling) {
        Worker worker = new Worker(support, scripts, queue, new WorkerSpec(options, settings), handling);
        RunningWorker running = new RunningWorker(worker);
        workers.add(running);
        worker.start();
        return running;
    }

    /** Lets all workers finish what they do, in the time for that together, and gives the rest back. Blocks. */
    @Override
    public void close() {
        registration.close();
        drain(List.copyOf(workers));
        if (enqueuing instanceof Spool spool) {
            spool.close(support.commandTimeout());
        }
    }

    private void drain(List<RunningWorker> leaving) {
        List<Worker> all = leaving.stream().filter(workers::remove).map(each -> each.worker).toList();
        all.forEach(Worker::stopTaking);
        await(all, settings.drainTimeout());
        all.forEach(Worker::giveBack);
        await(all, support.commandTimeout());
        all.forEach(Worker::close);
    }

    /** Waits for all of them, no longer than for one. */
    private static void await(List<Worker> all, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        all.forEach(each -> each.await(end));
    }

    /** A worker, as users see it. */
    private final class RunningWorker implements JobWorker {

        private final Worker worker;

        RunningWorker(Worker worker) {
            this.worker = worker;
        }

        @Override
        public String queue() {
            return worker.queue();
        }

        @Override
        public int active() {
            return worker.active();
        }

        @Override
        public boolean isRunning() {
            return worker.isRunning();
        }

        @Override
        public void close() {
            if (Context.isOnEventLoopThread()) {
                throw new IllegalStateException("JobWorker.close() waits for jobs, and this is an event loop ("
                        + Thread.currentThread().getName() + "); call it on a worker thread");
            }
            drain(List.of(this));
        }
    }
}
