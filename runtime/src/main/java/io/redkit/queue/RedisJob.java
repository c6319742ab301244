package io.redkit.queue;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of a bean that does the jobs of a queue. It takes the payload, a {@link JobContext}, both or nothing, and returns
 * what is kept as the result of the job: a value, a {@code Uni}, a {@code CompletionStage}, or nothing.
 *
 * <pre>
 * &#64;RedisJob("emails")
 * void send(Email mail, JobContext job) {
 * </pre>
 *
 * It runs on a worker thread; with {@code @RunOnVirtualThread} on a virtual one; and on an event loop if it returns
 * {@code Uni} or {@code CompletionStage}. A class without a scope becomes a {@code @Singleton}.
 * <p>
 * What is written in the annotation is checked when the application is built. Durations are such as {@code 500ms} or
 * {@code 5s}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface RedisJob {

    /** The name of the queue. */
    String value();

    /** The client whose queue it is. */
    String client() default "<default>";

    /** Most jobs that this process does at the same time. */
    int concurrency() default 10;

    /** Most attempts of a job that does not say itself. */
    int attempts() default 3;

    /** Wait after the first attempt that failed. It doubles each time. */
    String backoff() default "1s";

    /** Longest wait between attempts. */
    String longestBackoff() default "1h";

    /** Longest time of an attempt; any if it is empty. */
    String timeout() default "";

    /** Time without a sign of life after which a job has stalled; that of the configuration if it is empty. */
    String lease() default "";

    /** Most jobs of the queue that are active in all processes together; any number if it is 0. */
    int concurrencyOfAll() default 0;

    /** Most jobs of the queue that start within {@link #ratePeriod} in all processes together; any number if it is 0. */
    int rate() default 0;

    /** The period of {@link #rate}. */
    String ratePeriod() default "1s";

    /**
     * When a job without payload is added, in the syntax of Quartz with seconds, such as {@code 0 0 3 * * ?}; never if empty.
     */
    String cron() default "";

    /** Where the clock of {@link #cron} hangs, such as {@code Europe/Rome}. */
    String zone() default "UTC";
}
