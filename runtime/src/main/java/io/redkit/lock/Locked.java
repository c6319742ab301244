package io.redkit.lock;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;

/**
 * A method of a bean that runs under a lock. It may return a value, a {@code Uni} or a {@code CompletionStage}; a lock that is
 * lost meanwhile interrupts or cancels it, and fails the call with {@link LockLostException}. A call that does not get the lock
 * fails with {@link LockNotAcquiredException}.
 *
 * <pre>
 * &#64;Locked("user:{id}")
 * void rename(String id, String name) {
 * </pre>
 *
 * A method that returns {@code Uni} or {@code CompletionStage} is called when the lock is there, on an event loop as a rule,
 * and
 * must not block.
 * <p>
 * What is written in the annotation is checked when the application is built.
 */
@InterceptorBinding
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.TYPE })
public @interface Locked {

    /** The name of the lock. A parameter of the method in braces stands for its value, which must not be null. */
    @Nonbinding
    String value();

    /** The client whose locks these are. */
    @Nonbinding
    String client() default "<default>";

    /** Longest wait, such as {@code 500ms} or {@code 5s}; that of the configuration if it is empty. */
    @Nonbinding
    String waitAtMost() default "";

    /** Lease, such as {@code 10s}; that of the configuration if it is empty. */
    @Nonbinding
    String lease() default "";
}
