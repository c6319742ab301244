package io.redkit.cache;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

import jakarta.inject.Qualifier;

/**
 * Qualifies an injected {@link RedisCache} or {@link ReactiveRedisCache}, with the types of its keys and values:
 * {@code @Inject @RedisCacheName("users") RedisCache<Long, User> users}. Together with {@link io.redkit.RedisClientName} it is
 * a
 * cache of that client. A cache with options, tags or a codec in code is made by {@link RedisCaches} instead.
 */
@Qualifier
@Documented
@Retention(RUNTIME)
@Target({ METHOD, FIELD, PARAMETER, TYPE })
public @interface RedisCacheName {

    /** Returns the name of the cache. */
    String value();
}
