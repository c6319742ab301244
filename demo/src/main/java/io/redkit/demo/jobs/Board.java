package io.redkit.demo.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.redkit.queue.Job;
import io.redkit.queue.JobCounts;
import io.redkit.queue.JobState;

/**
 * What everybody sees of the jobs.
 *
 * @param isPaused whether no job starts
 * @param counts number of jobs in each state
 * @param cards some of them, those of one state after those of another
 */
public record Board(boolean isPaused, Map<JobState, Long> counts, List<Card> cards) {

    /**
     * A job.
     *
     * @param id by which it can be cancelled and retried
     * @param title what it is
     * @param state where it is in its life
     * @param percent how far it has come
     * @param note what it does now, may be empty
     * @param attempts how often it has been begun
     * @param stalls how often its process has vanished
     * @param failure why the latest attempt failed; null if none has
     * @param result what came out; null if it is not done
     * @param millisToStart time until it is tried again; 0 if it does not wait for a time
     */
    public record Card(String id, String title, JobState state, int percent, String note, int attempts, int stalls,
            @Nullable String failure, @Nullable String result, long millisToStart) {

        static Card of(Job<Task> job) {
            Task task = job.payload();
            return new Card(job.id().value(), task == null ? "?" : task.title(), job.state(), job.progress().percent(),
                    job.progress().note(), job.attempts(), job.stalls(), job.failure(), job.result(String.class),
                    millisToStart(job));
        }

        private static long millisToStart(Job<Task> job) {
            Instant due = job.dueAt();
            return due == null || job.state() != JobState.DELAYED ? 0
                    : Math.max(0, Duration.between(Instant.now(), due).toMillis());
        }
    }

    static Board of(JobCounts counts, List<Job<Task>> jobs) {
        return new Board(counts.isPaused(), counts.byState(), jobs.stream().map(Card::of).toList());
    }
}
