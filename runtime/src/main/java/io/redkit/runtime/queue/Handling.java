package io.redkit.runtime.queue;

import io.redkit.queue.JobContext;

/** How a handler is called. */
interface Handling {

    /** Begins to do a job, without waiting for it. Throws nothing. */
    Work begin(TakenJob job, JobContext context, Completion completion);

    /** A job that is being done. */
    @FunctionalInterface
    interface Work {

        /** Asks it to end early. Its completion is told nevertheless, when it has ended. */
        void stop();
    }

    /** Is told that the work begins and, exactly once, that it has ended: nothing runs any more. On any thread. */
    interface Completion {

        /** The handler is called now: from here on its time counts. May be missing if it never is. */
        void started();

        /** @param result as it is kept, empty for none */
        void succeed(byte[] result);

        void fail(Throwable failure);
    }
}
