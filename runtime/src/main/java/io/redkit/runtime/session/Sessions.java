package io.redkit.runtime.session;

import java.util.function.Consumer;

import io.redkit.runtime.pattern.PatternSupport;
import io.redkit.runtime.pattern.Timers;
import io.redkit.session.ReactiveRedisSessions;
import io.redkit.session.ReactiveTokenBlacklist;
import io.redkit.session.RedisSessions;
import io.redkit.session.SessionEvent;
import io.redkit.session.SessionEvent.Kind;
import io.redkit.session.TokenBlacklist;

/** The door of this package. */
public final class Sessions {

    private Sessions() {
    }

    /** @param listener is told what happens to sessions, on any thread; must not block */
    public static ReactiveRedisSessions reactive(PatternSupport support, SessionSettings settings,
            Consumer<SessionEvent> listener) {
        SessionEvents events = new SessionEvents(support.settings().name(), listener);
        RedisSessionStore redis = new RedisSessionStore(support, handle -> events.fire(Kind.UNDECODABLE, handle, null));
        StoredSessions store = settings.memorySessions() == 0 ? redis
                : new SessionsWhileAway(redis, settings.memorySessions(), support.availability(),
                        new Timers(support.vertx(), "session"), handle -> events.fire(Kind.LOST, handle, null));
        return new ReactiveSessions(store, new SessionCodec(support.json(), settings.keys()), settings, events);
    }

    public static RedisSessions blocking(ReactiveRedisSessions reactive) {
        return new BlockingSessions(reactive);
    }

    /** @param open whether a token is taken for not revoked while Redis does not answer */
    public static ReactiveTokenBlacklist reactiveTokens(PatternSupport support, boolean open) {
        return new ReactiveTokens(support, open);
    }

    public static TokenBlacklist blocking(ReactiveTokenBlacklist reactive) {
        return new BlockingTokens(reactive);
    }
}
