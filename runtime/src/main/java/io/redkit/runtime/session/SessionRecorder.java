package io.redkit.runtime.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import jakarta.enterprise.inject.Default;

import org.jspecify.annotations.Nullable;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.redkit.RedisClientName;
import io.redkit.codec.EncryptionKeys;
import io.redkit.runtime.RedkitClients;
import io.redkit.runtime.config.ConfigKeys;
import io.redkit.runtime.config.RedkitConfig;
import io.redkit.runtime.config.SessionConfig;
import io.redkit.runtime.config.SessionConfig.SessionsWhileAway;
import io.redkit.runtime.config.SessionConfig.TokensWhileAway;
import io.redkit.runtime.degraded.AwayListener;
import io.redkit.runtime.degraded.FeaturePolicy;
import io.redkit.runtime.pattern.PatternSupport;
import io.redkit.session.ReactiveRedisSessions;
import io.redkit.session.ReactiveTokenBlacklist;
import io.redkit.session.RedisSessions;
import io.redkit.session.TokenBlacklist;

/** Creates the sessions of the clients, from their configuration. */
@Recorder
public class SessionRecorder {

    private final RuntimeValue<RedkitConfig> config;

    public SessionRecorder(RuntimeValue<RedkitConfig> config) {
        this.config = config;
    }

    public Supplier<ReactiveRedisSessions> reactive(RuntimeValue<RedkitClients> clients, String name) {
        return () -> {
            PatternSupport support = clients.getValue().get(name).patterns();
            SessionSettings settings = settings(name);
            if (settings.memorySessions() == 0) {
                support.availability().register(new FeaturePolicy("session", "reject"), new AwayListener() {
                });
            }
            return Sessions.reactive(support, settings, new CdiEvents(support.vertx()));
        };
    }

    /** @param name of a client that has the reactive bean */
    public Supplier<RedisSessions> blocking(String name) {
        return () -> Sessions.blocking(bean(ReactiveRedisSessions.class, name));
    }

    public Supplier<ReactiveTokenBlacklist> reactiveTokens(RuntimeValue<RedkitClients> clients, String name) {
        return () -> Sessions.reactiveTokens(clients.getValue().get(name).patterns(),
                client(name).tokenBlacklist().whileAway() == TokensWhileAway.OPEN);
    }

    /** @param name of a client that has the reactive bean */
    public Supplier<TokenBlacklist> tokens(String name) {
        return () -> Sessions.blocking(bean(ReactiveTokenBlacklist.class, name));
    }

    private RedkitConfig.Client client(String name) {
        return Objects.requireNonNull(config.getValue().clients().get(name));
    }

    private SessionSettings settings(String name) {
        RedkitConfig.Client client = client(name);
        SessionConfig.Sessions sessions = client.session();
        List<String> problems = new ArrayList<>();
        check(problems, name, "session.idle-timeout", () -> Given.millis(sessions.idleTimeout(), 1, "time"));
        check(problems, name, "session.absolute-timeout", () -> Given.millis(sessions.absoluteTimeout(), 0, "time"));
        boolean inMemory = sessions.whileAway() == SessionsWhileAway.MEMORY;
        if (inMemory && sessions.maxInMemory() < 1) {
            problems.add(ConfigKeys.of(name, "session.max-in-memory") + " must be at least 1");
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(String.join(System.lineSeparator(), problems));
        }
        boolean encrypted = sessions.encrypted().orElse(!client.encryption().keys().isEmpty());
        return new SessionSettings(sessions.idleTimeout(), sessions.absoluteTimeout(), encrypted ? keys(name) : null,
                inMemory ? sessions.maxInMemory() : 0);
    }

    private static void check(List<String> problems, String client, String key, Runnable check) {
        try {
            check.run();
        } catch (IllegalArgumentException e) {
            problems.add(ConfigKeys.of(client, key) + " cannot be used: " + e.getMessage());
        }
    }

    private static @Nullable EncryptionKeys keys(String client) {
        return bean(EncryptionKeys.class, client);
    }

    static <T> T bean(Class<T> type, String client) {
        return Arc.container().select(type, RedkitConfig.DEFAULT_CLIENT.equals(client) ? Default.Literal.INSTANCE
                : RedisClientName.Literal.of(client)).get();
    }
}
