package io.redkit.runtime.transaction;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import io.redkit.CallOptions;
import io.redkit.runtime.command.CommandExecutor;
import io.redkit.runtime.config.ClientSettings;
import io.redkit.runtime.topology.ServerSet;

/** The door of this package: begins transactions of one client. */
public final class Transactions {

    private final Executor eventLoop;
    private final ScheduledExecutorService timer;
    private final ClientSettings settings;
    private final UnaryOperator<CommandExecutor> guard;
    private final IdleConnections connections;

    /**
     * @param eventLoop runs a task on an event loop; at once if it is given by one
     * @param timer runs tasks later, on event loops
     * @param guard puts in front of an executor what refuses dangerous commands
     */
    public Transactions(Executor eventLoop, ScheduledExecutorService timer, ClientSettings settings, ServerSet servers,
            UnaryOperator<CommandExecutor> guard) {
        this.eventLoop = eventLoop;
        this.timer = timer;
        this.settings = settings;
        this.guard = guard;
        this.connections = new IdleConnections(timer, servers, settings);
    }

    /** Begins a transaction, which takes as many attempts as it needs and the options allow. */
    public Attempts begin(CallOptions options) {
        return new Attempts(connections, settings, guard, options);
    }

    /** Returns what runs a task on an event loop, in one go: what it sends to one server is written together. */
    public Executor eventLoop() {
        return eventLoop;
    }

    /** Runs a task after some time, on an event loop. */
    public void after(long millis, Runnable task) {
        timer.schedule(task, millis, TimeUnit.MILLISECONDS);
    }
}
