package io.redkit.ratelimit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;

/**
 * Calls of the method keep to rate limits. A call that one of them denies is not made: it fails with
 * {@link RateLimitExceededException}, and a REST endpoint answers with status 429, {@code Retry-After} and the headers that
 * tell what is left, which successful answers have as well.
 *
 * <pre>
 * &#64;POST
 * &#64;RateLimited(value = "login", subject = "{address}")
 * public Uni&lt;Session&gt; login(Credentials credentials)
 * </pre>
 *
 * A method that returns a {@code Uni}, {@code Multi} or {@code CompletionStage} does not block. The build checks the names
 * and the subject.
 */
@InterceptorBinding
@Inherited
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.TYPE })
public @interface RateLimited {

    /** Names of the limits, which are asked in one round trip: all must allow the call, or none is spent. */
    @Nonbinding
    String[] value();

    /**
     * Who is limited: a text in which <code>{name}</code> is an argument of the method by its name,
     * <code>{header:Name}</code> a header of the HTTP request (Redis gets a hash of it), <code>{principal}</code> the name of
     * the authenticated user, and <code>{address}</code> the address of the HTTP client, which is taken from forwarding
     * headers only as {@code quarkus.http.proxy} allows it. Those for whom a value is missing share one subject. Without
     * subject all callers are limited together.
     */
    @Nonbinding
    String subject() default "";

    /** Units of one call, from 1 to the smallest capacity of the limits. */
    @Nonbinding
    long units() default 1;

    /** Name of the client, as in {@link io.redkit.RedisClientName}; empty for the default one. */
    @Nonbinding
    String client() default "";
}
