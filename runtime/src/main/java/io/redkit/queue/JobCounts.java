package io.redkit.queue;

import java.util.Map;

/**
 * How many jobs a queue has. Those that have ended count as long as they are kept.
 *
 * @param isPaused whether the queue is paused
 * @param byState the number for each state
 */
public record JobCounts(boolean isPaused, Map<JobState, Long> byState) {

    public JobCounts {
        byState = Map.copyOf(byState);
    }

    /** Returns the number of jobs in this state. */
    public long of(JobState state) {
        return byState.getOrDefault(state, 0L);
    }
}
