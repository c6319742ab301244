package io.redkit.runtime.session;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.redkit.runtime.service.Services;
import io.redkit.session.ReactiveRedisSessions;
import io.redkit.session.RedisSessions;
import io.redkit.session.Session;
import io.redkit.session.SessionChanges;
import io.redkit.session.SessionDraft;
import io.redkit.session.SessionInfo;

/** The blocking view. */
final class BlockingSessions implements RedisSessions {

    private final ReactiveRedisSessions reactive;

    BlockingSessions(ReactiveRedisSessions reactive) {
        this.reactive = reactive;
    }

    @Override
    public Session create(SessionDraft draft) {
        return Services.await(reactive.create(draft));
    }

    @Override
    public @Nullable Session get(String id) {
        return Services.await(reactive.get(id));
    }

    @Override
    public @Nullable Session peek(String id) {
        return Services.await(reactive.peek(id));
    }

    @Override
    public @Nullable Session update(Session session, SessionChanges changes) {
        return Services.await(reactive.update(session, changes));
    }

    @Override
    public boolean touch(String id) {
        return Services.await(reactive.touch(id));
    }

    @Override
    public boolean extend(String id, Duration idleTimeout) {
        return Services.await(reactive.extend(id, idleTimeout));
    }

    @Override
    public @Nullable Session rotate(String id) {
        return Services.await(reactive.rotate(id));
    }

    @Override
    public @Nullable Session rotate(String id, String principal) {
        return Services.await(reactive.rotate(id, principal));
    }

    @Override
    public boolean destroy(String id) {
        return Services.await(reactive.destroy(id));
    }

    @Override
    public List<SessionInfo> list(String principal) {
        return Services.await(reactive.list(principal).collect().asList());
    }

    @Override
    public boolean end(String principal, String handle) {
        return Services.await(reactive.end(principal, handle));
    }

    @Override
    public long endAll(String principal) {
        return Services.await(reactive.endAll(principal));
    }

    @Override
    public long endOthers(Session session) {
        return Services.await(reactive.endOthers(session));
    }
}
