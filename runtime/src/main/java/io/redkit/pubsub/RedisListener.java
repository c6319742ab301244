package io.redkit.pubsub;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Calls a method of a bean with each message of channels, from the start of the application to its end.
 * <p>
 * The method has one parameter: {@code String}, {@code byte[]}, any type that is read from JSON, or {@link Message} of one of
 * these. It returns {@code void}, and is called on a worker thread, or with {@code @RunOnVirtualThread} on a virtual one; or it
 * returns {@code Uni<Void>} or {@code CompletionStage<Void>}, is called on an event loop, and must not block. The next message
 * follows when it has returned or its result has ended.
 * <p>
 * A failure is logged without the payload and counted, and ends nothing. Gaps are fired as {@link ListenerGap}s. With
 * {@code @RedisClientName} the channels are those of a named client.
 */
@Documented
@Target(METHOD)
@Retention(RUNTIME)
public @interface RedisListener {

    /** Returns the channels or, with {@link #pattern}, patterns. <code>${...}</code> is replaced from the configuration. */
    String[] value();

    /** Returns whether these are patterns. */
    boolean pattern() default false;

    /** Returns whether these are sharded channels. */
    boolean sharded() default false;

    /** Returns whether the key prefix of the client is put before the names. */
    boolean prefixed() default true;

    /** Returns how many messages are dealt with at the same time. More than one gives up their order. */
    int concurrency() default 1;

    /** Returns how many messages wait at most. */
    int buffer() default 256;

    /** Returns what happens to messages that do not fit; {@link Overflow#FAIL} is not possible here. */
    Overflow overflow() default Overflow.DROP_OLDEST;
}
