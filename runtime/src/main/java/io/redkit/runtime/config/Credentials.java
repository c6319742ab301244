package io.redkit.runtime.config;

import org.jspecify.annotations.Nullable;

/**
 * User and password of a client.
 * <p>
 * A URL that has a password is a complete pair: a variable does not add a user name to the URL of a key.
 *
 * @param username null for Redis' default user
 * @param password null for none
 */
record Credentials(@Nullable String username, @Nullable Secret password) {

    static final Credentials NONE = new Credentials(null, null);

    static Credentials resolve(ClientSources sources, ServerChoice server) {
        Sourced<String> username = username(sources, server);
        Secret password = Sourced.valueOf(password(sources, server));
        if (username == null || password != null) {
            return new Credentials(Sourced.valueOf(username), password);
        }
        // "default" without a password is what a connection is before AUTH
        if (!username.value().equals("default")) {
            String variable = sources.isDefault() ? " or " + TwelveFactor.PASSWORD : "";
            sources.problems().add(username.source(), "has a user name and no password; set " + sources.key("password")
                    + variable + ", to any text for a user that needs none");
        }
        return NONE;
    }

    private static @Nullable Sourced<String> username(ClientSources sources, ServerChoice server) {
        Precedence precedence = new Precedence("user name", sources.problems());
        RedisUrl url = server.keyUrl();
        Sourced<String> key = precedence.agreed(ofUrl(url, server),
                Sourced.of(ClientSources.text(sources.client().username()), sources.key("username")));
        if (key != null || (url != null && url.password() != null)) {
            return key;
        }
        return precedence.agreed(ofUrl(server.environmentUrl(), server),
                Sourced.of(sources.environment().username(), TwelveFactor.USERNAME));
    }

    private static @Nullable Sourced<Secret> password(ClientSources sources, ServerChoice server) {
        Precedence precedence = new Precedence("password", sources.problems());
        Secret ofKey = sources.client().password().filter(text -> !text.isBlank()).map(Secret::new).orElse(null);
        Sourced<Secret> key = precedence.agreed(secretOf(server.keyUrl(), server),
                Sourced.of(ofKey, sources.key("password")));
        return key != null ? key
                : precedence.agreed(secretOf(server.environmentUrl(), server),
                        Sourced.of(sources.environment().password(), TwelveFactor.PASSWORD));
    }

    private static @Nullable Sourced<String> ofUrl(@Nullable RedisUrl url, ServerChoice server) {
        return url == null ? null : Sourced.of(url.username(), server.urlSource());
    }

    private static @Nullable Sourced<Secret> secretOf(@Nullable RedisUrl url, ServerChoice server) {
        return url == null ? null : Sourced.of(url.password(), server.urlSource());
    }
}
