package io.redkit.runtime.queue;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import org.jspecify.annotations.Nullable;

import io.redkit.queue.JobContext;
import io.redkit.queue.JobHandler;

/** Calls a handler on a thread that it may block. Stopping interrupts the thread, and never what comes after the job. */
final class BlockingHandling<T> implements Handling {

    private final JobHandler<T> handler;
    private final Payloads<T> payloads;
    private final Executor threads;

    BlockingHandling(JobHandler<T> handler, Payloads<T> payloads, Executor threads) {
        this.handler = handler;
        this.payloads = payloads;
        this.threads = threads;
    }

    @Override
    public Work begin(TakenJob job, JobContext context, Completion completion) {
        Run run = new Run(job, context, completion);
        try {
            threads.execute(run);
        } catch (RejectedExecutionException e) {
            completion.fail(e);
        }
        return run;
    }

    private final class Run implements Runnable, Work {

        private final TakenJob job;
        private final JobContext context;
        private final Completion completion;
        private @Nullable Thread thread;
        private boolean stopped;

        Run(TakenJob job, JobContext context, Completion completion) {
            this.job = job;
            this.context = context;
            this.completion = completion;
        }

        @Override
        public void run() {
            byte[] result;
            try {
                enter();
                completion.started();
                result = payloads.result(handler.handle(payloads.payload(job), context));
            } catch (Throwable e) { // whatever it is, the attempt has failed, and the thread lives on
                leave();
                completion.fail(e);
                return;
            }
            leave();
            completion.succeed(result);
        }

        private synchronized void enter() {
            if (stopped) {
                throw new CancellationException("The job was stopped before it began");
            }
            thread = Thread.currentThread();
        }

        private synchronized void leave() {
            thread = null;
            if (stopped) {
                boolean ignored = Thread.interrupted();
            }
        }

        @Override
        public synchronized void stop() {
            stopped = true;
            if (thread != null) {
                thread.interrupt();
            }
        }
    }
}
