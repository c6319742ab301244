package io.redkit;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;

/**
 * Qualifies {@code io.vertx.redis.client.Redis} and {@code RedisAPI} beans that are Vert.x' own client, as it is: with a pool
 * of its own, and without deadlines, reconnects, retries and guard. It is made from the configuration of a client of Redkit:
 * server, credentials, TLS and database; it is made when it is first used, and closed when the application ends.
 * <p>
 * The name is part of this qualifier, and {@link RedisClientName} must not be added: a bean that had both would also be a
 * candidate for injection points that ask for Redkit's own bean of that name.
 */
@Qualifier
@Documented
@Retention(RUNTIME)
@Target({ METHOD, FIELD, PARAMETER, TYPE })
public @interface PlainVertxRedis {

    /** Returns the name of the client whose configuration is taken; of the default client if none is given. */
    String value() default "<default>";

    /** For programmatic look-ups. */
    final class Literal extends AnnotationLiteral<PlainVertxRedis> implements PlainVertxRedis {

        private static final long serialVersionUID = 1L;

        private final String value;

        private Literal(String value) {
            this.value = value;
        }

        /** Returns the qualifier of the client with that name. */
        public static Literal of(String value) {
            return new Literal(value);
        }

        @Override
        public String value() {
            return value;
        }
    }
}
