package io.redkit.runtime.config;

import java.time.Duration;
import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigGroup;
import io.smallrye.config.WithDefault;

/** The keys of a client that concern sessions and revoked tokens. */
public interface SessionConfig {

    /** How the sessions of a client are kept. */
    @ConfigGroup
    interface Sessions {

        /**
         * How long a session lives without an access, where it does not say itself.
         */
        @WithDefault("30m")
        Duration idleTimeout();

        /**
         * How long a session lives at most, whatever is done with it, where it does not say itself. `0` is for no limit.
         */
        @WithDefault("7d")
        Duration absoluteTimeout();

        /**
         * Whether attributes and the names of principals are encrypted. If not set, they are where `encryption.keys` are
         * configured. With an `EncryptionKeys` bean of the application it must be set.
         */
        Optional<Boolean> encrypted();

        /**
         * What happens with sessions while Redis is away: they are refused with an error, or new ones are kept in the memory of
         * this process and brought to Redis afterwards.
         */
        @WithDefault("reject")
        SessionsWhileAway whileAway();

        /**
         * Most sessions that are kept in memory. Further ones are refused. Has no effect with `while-away=reject`.
         */
        @WithDefault("10000")
        int maxInMemory();

        /**
         * The sessions of Vert.x Web that `quarkus.redkit.http-session.enabled` switches on.
         */
        Http http();
    }

    /** The cookie of the HTTP sessions of a client. */
    @ConfigGroup
    interface Http {

        /**
         * Name of the cookie.
         */
        @WithDefault("session")
        String cookieName();

        /**
         * Path of the cookie.
         */
        @WithDefault("/")
        String cookiePath();

        /**
         * Whether the cookie is sent over HTTPS only. If not set, it is in production.
         */
        Optional<Boolean> cookieSecure();

        /**
         * Whether scripts of a page cannot read the cookie.
         */
        @WithDefault("true")
        boolean cookieHttpOnly();

        /**
         * Whether the cookie comes with requests that other sites cause: `strict` never, `lax` when the user follows a link
         * only, `none` always.
         */
        @WithDefault("lax")
        SameSite cookieSameSite();
    }

    /** How the revoked tokens of a client are kept. */
    @ConfigGroup
    interface TokenBlacklist {

        /**
         * What is said of a token while Redis does not answer: `closed` fails, so that no token is accepted; `open` takes it
         * for not revoked, unless this process has revoked it itself or seen that it is.
         */
        @WithDefault("closed")
        TokensWhileAway whileAway();
    }

    /** What happens with sessions while Redis is away. */
    enum SessionsWhileAway {
        /** They are refused with an error. */
        REJECT,
        /** New ones are kept in memory. */
        MEMORY
    }

    /** What is said of a token while Redis does not answer. */
    enum TokensWhileAway {
        /** Nothing: the question fails. */
        CLOSED,
        /** That it is not revoked. */
        OPEN
    }

    /** Whether a cookie comes with requests that other sites cause. */
    enum SameSite {
        /** Never. */
        STRICT,
        /** When the user follows a link. */
        LAX,
        /** Always. */
        NONE
    }
}
