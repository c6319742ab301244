package io.redkit.data;

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
 * Qualifies an injected {@link Script} or {@link ReactiveScript}: the Lua file {@code redis/<name>.lua} among the resources of
 * the application. The file and its head are checked when the application is built. Together with
 * {@link io.redkit.RedisClientName} the script is run by that client.
 */
@Qualifier
@Documented
@Retention(RUNTIME)
@Target({ METHOD, FIELD, PARAMETER, TYPE })
public @interface RedisScript {

    /** Returns the name of the script: its path below {@code redis/}, without {@code .lua}. */
    String value();

    /** For programmatic look-ups, of scripts that are injected elsewhere as well. */
    final class Literal extends AnnotationLiteral<RedisScript> implements RedisScript {

        private static final long serialVersionUID = 1L;

        private final String value;

        private Literal(String value) {
            this.value = value;
        }

        /** Returns the qualifier of the script with that name. */
        public static Literal of(String value) {
            return new Literal(value);
        }

        @Override
        public String value() {
            return value;
        }
    }
}
