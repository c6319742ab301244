package io.redkit.demo.jobs;

import java.time.Duration;
import java.util.List;

/**
 * Work that somebody pretends to do.
 *
 * @param title for the board
 * @param millis how long it takes
 * @param failures how many attempts fail half-way
 */
public record Task(String title, long millis, int failures) {

    /** Of each kind one: quick ones, one that fails once, one that fails until somebody retries it by hand, and slow ones. */
    static final List<Task> SOME = List.of(
            task("Thumbnail", Duration.ofMillis(1500), 0),
            task("Invoice", Duration.ofSeconds(2), 1),
            task("Mail to a full mailbox", Duration.ofMillis(1200), BoardWork.ATTEMPTS),
            task("Report", Duration.ofSeconds(10), 0),
            task("Export", Duration.ofSeconds(4), 0),
            task("Video", Duration.ofSeconds(20), 0));

    private static Task task(String title, Duration length, int failures) {
        return new Task(title, length.toMillis(), failures);
    }
}
