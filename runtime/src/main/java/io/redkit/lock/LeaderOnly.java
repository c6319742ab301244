package io.redkit.lock;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;

/**
 * A method of a bean, such as a {@code @Scheduled} one, that runs only in the process that leads; elsewhere a call returns at
 * once. It returns nothing, {@code Uni<Void>} or {@code CompletionStage<Void>}. The application stands for election from its
 * start. A method that has begun goes on if the leadership is lost meanwhile.
 *
 * <pre>
 * &#64;Scheduled(every = "1m")
 * &#64;LeaderOnly("cleanup")
 * void cleanUp() {
 * </pre>
 */
@InterceptorBinding
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.TYPE })
public @interface LeaderOnly {

    /** The name of the leadership; methods with the same one have the same leader. */
    @Nonbinding
    String value();

    /** The client over which it is elected. */
    @Nonbinding
    String client() default "<default>";
}
