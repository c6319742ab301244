package io.redkit.runtime.session;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.redkit.RedisCodecException;
import io.redkit.session.Session;
import io.redkit.session.SessionChanges;
import io.redkit.session.SessionConflictException;
import io.redkit.session.SessionDraft;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.sstore.SessionStore;

/**
 * Keeps the sessions of Vert.x Web in Redis. A request writes what it has changed, attribute by attribute; of two requests that
 * change the same attribute at the same time the later wins, since the answer of neither can be taken back.
 */
final class HttpSessionStore implements SessionStore {

    /** A browser can be faster than the write of its new session, which the response does not wait for. */
    private static final long RETRY_MILLIS = 20;

    private static final int ATTEMPTS = 10;

    private final Vertx vertx;
    private final ReactiveSessions sessions;
    private final AllSessions all;

    HttpSessionStore(Vertx vertx, ReactiveSessions sessions, AllSessions all) {
        this.vertx = vertx;
        this.sessions = sessions;
        this.all = all;
    }

    @Override
    public SessionStore init(Vertx ignored, JsonObject options) {
        return this;
    }

    @Override
    public long retryTimeout() {
        return RETRY_MILLIS;
    }

    @Override
    public io.vertx.ext.web.Session createSession(long timeout) {
        return createSession(timeout, DEFAULT_SESSIONID_LENGTH);
    }

    /** @param length not heeded: ids have 384 bits */
    @Override
    public io.vertx.ext.web.Session createSession(long timeout, int length) {
        return new HttpSession(sessions.newId(), sessions.random(), timeout);
    }

    @Override
    public Future<io.vertx.ext.web.@Nullable Session> get(String cookieValue) {
        return future(sessions.get(cookieValue).map(this::read));
    }

    private io.vertx.ext.web.@Nullable Session read(@Nullable Session session) {
        try {
            return session == null ? null : HttpSession.of((OpenSession) session, sessions.random());
        } catch (RedisCodecException e) {
            sessions.tellUndecodable(session);
            return null;
        }
    }

    @Override
    public Future<Void> delete(String cookieValue) {
        return future(sessions.destroy(cookieValue).replaceWithVoid());
    }

    @Override
    public Future<Void> put(io.vertx.ext.web.Session session) {
        if (session instanceof HttpSession own) {
            return own.inTurn(() -> flush(own));
        }
        return Future.failedFuture(new IllegalArgumentException("The session was not made by this store"));
    }

    private Future<Void> flush(HttpSession session) {
        try {
            SessionChanges changes = session.changes();
            OpenSession stored = session.stored();
            Uni<@Nullable Session> written = stored == null ? create(session, changes)
                    : session.isRegenerated() ? rotate(session, stored, changes) : update(stored, changes, ATTEMPTS);
            return future(written.invoke(now -> {
                if (now != null) {
                    session.setStored(now);
                }
            }).replaceWithVoid());
        } catch (IllegalArgumentException e) {
            return Future.failedFuture(e);
        }
    }

    private Uni<@Nullable Session> create(HttpSession session, SessionChanges changes) {
        SessionDraft draft = SessionDraft.EMPTY.idleTimeout(Duration.ofMillis(session.timeout())).attributes(changes);
        String principal = session.principal();
        return sessions.create(session::key, principal == null ? draft : draft.principal(principal)).map(made -> made);
    }

    private Uni<@Nullable Session> rotate(HttpSession session, OpenSession stored, SessionChanges changes) {
        return sessions.rotate(stored.key(), session.key(), session.principal())
                .invoke(session::rotated)
                .chain(now -> now == null ? Uni.createFrom().nullItem() : update(now, changes, ATTEMPTS));
    }

    /** A session that has ended meanwhile stays ended. */
    private Uni<@Nullable Session> update(Session base, SessionChanges changes, int attempts) {
        if (changes.isEmpty()) {
            return sessions.touch(base.id()).map(known -> known ? base : null);
        }
        return sessions.update(base, changes).onFailure(failure -> failure instanceof SessionConflictException && attempts > 1)
                .recoverWithUni(() -> sessions.peek(base.id())
                        .chain(now -> now == null ? Uni.createFrom().nullItem() : update(now, changes, attempts - 1)));
    }

    /** Removes all sessions of this client, also those of others than Vert.x Web, and nothing else. */
    @Override
    public Future<Void> clear() {
        return future(all.remove());
    }

    @Override
    public Future<Integer> size() {
        return future(all.count().map(Math::toIntExact));
    }

    @Override
    public void close() {
        // the connections are the client's
    }

    private <T> Future<T> future(Uni<T> uni) {
        return Future.fromCompletionStage(uni.subscribeAsCompletionStage(), vertx.getOrCreateContext());
    }
}
