package io.redkit.runtime.queue;

import java.util.Objects;
import java.util.function.Supplier;

import jakarta.enterprise.invoke.Invoker;

import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.ShutdownContext;
import io.quarkus.runtime.annotations.Recorder;
import io.quarkus.virtual.threads.VirtualThreadsRecorder;
import io.redkit.queue.JobQueues;
import io.redkit.queue.ReactiveJobQueues;
import io.redkit.runtime.RedkitClients;
import io.redkit.runtime.config.JobConfig;
import io.redkit.runtime.config.RedkitConfig;

/** Creates the queues at start-up. */
@Recorder
public class JobsRecorder {

    private final RuntimeValue<RedkitConfig> config;

    public JobsRecorder(RuntimeValue<RedkitConfig> config) {
        this.config = config;
    }

    /** Sends nothing yet. */
    public RuntimeValue<JobsByClient> create(RuntimeValue<RedkitClients> clients, ShutdownContext shutdown) {
        JobsByClient all = new JobsByClient(name -> new ClientJobs(clients.getValue().get(name).patterns(), settings(name),
                VirtualThreadsRecorder::getCurrent));
        shutdown.addShutdownTask(all::close);
        return new RuntimeValue<>(all);
    }

    private JobSettings settings(String name) {
        JobConfig its = Objects.requireNonNull(config.getValue().clients().get(name)).job();
        JobConfig.History history = its.history();
        return new JobSettings(its.lease(), its.whileAway() == JobConfig.JobsWhileAway.SPOOL, its.maxInMemory(),
                its.drainTimeout(),
                new JobSettings.History(history.max(), history.maxAge(), history.maxDead(), history.maxDeadAge()));
    }

    /** Adds a method that does jobs. It begins when the application has started. */
    public void add(RuntimeValue<JobsByClient> jobs, JobMethod method, RuntimeValue<Invoker<Object, Object>> invoker) {
        jobs.getValue().add(new MethodCall(method, invoker.getValue()));
    }

    public Supplier<JobQueues> blocking(RuntimeValue<JobsByClient> jobs, String client) {
        return () -> jobs.getValue().of(client).blocking();
    }

    public Supplier<ReactiveJobQueues> reactive(RuntimeValue<JobsByClient> jobs, String client) {
        return () -> jobs.getValue().of(client).reactive();
    }

    public Supplier<JobsByClient> all(RuntimeValue<JobsByClient> jobs) {
        return jobs::getValue;
    }
}
