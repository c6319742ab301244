package io.redkit.queue;

import com.fasterxml.jackson.core.type.TypeReference;

/**
 * The job queues of one client, for blocking code. To be injected, with {@code @RedisClientName} for a named client.
 *
 * <pre>
 * JobQueue&lt;Email&gt; emails = queues.of("emails", Email.class);
 * JobId id = emails.enqueue(mail, JobOptions.in(Duration.ofMinutes(5)));
 *
 * &#64;RedisJob("emails") // on a method of a bean
 * void send(Email mail) {
 * </pre>
 *
 * A job is done at least once: a process that vanishes in the middle of one leaves it to another. Payloads and results are
 * JSON.
 */
public interface JobQueues {

    /**
     * Returns the queue of that name. Sends nothing.
     *
     * @param type type of the payloads
     * @throws IllegalArgumentException if the name is empty or not valid Unicode
     */
    <T> JobQueue<T> of(String name, Class<T> type);

    /** The same for payloads whose type has parameters. */
    <T> JobQueue<T> of(String name, TypeReference<T> type);
}
