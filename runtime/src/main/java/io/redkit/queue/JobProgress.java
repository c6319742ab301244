package io.redkit.queue;

/**
 * How far a job has come, as its handler says.
 *
 * @param percent 0 to 100
 * @param note what it does now, may be empty
 */
public record JobProgress(int percent, String note) {

    /** Nothing was said yet. */
    public static final JobProgress NONE = new JobProgress(0, "");

    /** @throws IllegalArgumentException if the percentage is not between 0 and 100, or the note is null */
    public JobProgress {
        if (percent < 0 || percent > 100 || note == null) {
            throw new IllegalArgumentException("Progress is 0 to 100 percent with a note, which may be empty; not " + percent);
        }
    }
}
