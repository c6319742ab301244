package io.redkit.runtime.session;

import java.util.Objects;
import java.util.function.Supplier;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ClientProxy;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;
import io.redkit.runtime.RedkitClients;
import io.redkit.runtime.config.RedkitConfig;
import io.redkit.runtime.config.SessionConfig;
import io.redkit.runtime.pattern.PatternSupport;
import io.redkit.session.ReactiveRedisSessions;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.handler.SessionHandler;
import io.vertx.ext.web.sstore.SessionStore;

/** Creates what keeps the sessions of Vert.x Web. Its signatures name no class of Vert.x Web, which may be missing. */
@Recorder
public class HttpSessionRecorder {

    private final RuntimeValue<RedkitConfig> config;

    public HttpSessionRecorder(RuntimeValue<RedkitConfig> config) {
        this.config = config;
    }

    /** Returns what makes the store. */
    public Supplier<Object> store(RuntimeValue<RedkitClients> clients, String client) {
        return () -> {
            PatternSupport support = clients.getValue().get(client).patterns();
            ReactiveRedisSessions sessions = SessionRecorder.bean(ReactiveRedisSessions.class, client);
            return new HttpSessionStore(support.vertx(), (ReactiveSessions) ClientProxy.unwrap(sessions),
                    new AllSessions(support));
        };
    }

    /** Returns what makes the handler, which sets the cookie. */
    public Supplier<Object> handler(String client) {
        return () -> {
            SessionConfig.Sessions sessions = Objects.requireNonNull(config.getValue().clients().get(client)).session();
            SessionConfig.Http http = sessions.http();
            return SessionHandler.create(Arc.container().select(SessionStore.class).get())
                    .setSessionTimeout(sessions.idleTimeout().toMillis())
                    .setLazySession(true)
                    .setNagHttps(false)
                    .setSessionCookieName(http.cookieName())
                    .setSessionCookiePath(http.cookiePath())
                    .setCookieSecureFlag(http.cookieSecure().orElse(!LaunchMode.current().isDevOrTest()))
                    .setCookieHttpOnlyFlag(http.cookieHttpOnly())
                    .setCookieSameSite(CookieSameSite.valueOf(http.cookieSameSite().name()));
        };
    }
}
