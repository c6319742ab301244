package io.redkit.testkit.faults;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What the callers of one run have seen. Thread-safe. */
final class Findings {

    final AtomicInteger acknowledged = new AtomicInteger();
    final AtomicInteger unknown = new AtomicInteger();
    final AtomicInteger notExecuted = new AtomicInteger();
    private final AtomicInteger wrongReplies = new AtomicInteger();
    private final AtomicInteger timedOut = new AtomicInteger();
    private final List<Throwable> unexpected = new CopyOnWriteArrayList<>();

    void wrongReply() {
        wrongReplies.incrementAndGet();
    }

    void timedOut() {
        timedOut.incrementAndGet();
    }

    void unexpected(Throwable failure) {
        unexpected.add(failure);
    }

    /** Sums up, with the value of the counter and the number of commands that did not end. */
    RunResult result(long value, int withoutEnd) {
        return new RunResult(acknowledged.get(), unknown.get(), notExecuted.get(), value, wrongReplies.get(), timedOut.get(),
                withoutEnd, List.copyOf(unexpected));
    }
}
