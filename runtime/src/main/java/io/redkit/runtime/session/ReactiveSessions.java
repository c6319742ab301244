package io.redkit.runtime.session;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.redkit.RedisCodecException;
import io.redkit.runtime.session.StoredSession.Field;
import io.redkit.runtime.session.StoredSession.Fresh;
import io.redkit.runtime.session.StoredSession.Outcome;
import io.redkit.runtime.session.StoredSession.Owner;
import io.redkit.session.ReactiveRedisSessions;
import io.redkit.session.Session;
import io.redkit.session.SessionChanges;
import io.redkit.session.SessionConflictException;
import io.redkit.session.SessionDraft;
import io.redkit.session.SessionEvent.Kind;
import io.redkit.session.SessionInfo;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Makes ids, encodes and decodes, and tells what happened; the rest is the store's. */
final class ReactiveSessions implements ReactiveRedisSessions {

    /** Version of a session that nobody has changed, and of its attributes. */
    private static final long FIRST = 1;

    private final StoredSessions store;
    private final SessionCodec codec;
    private final SessionSettings settings;
    private final SessionEvents events;
    // Not static: a native executable must seed it when it runs, not when it is built.
    private final SecureRandom random = new SecureRandom();

    ReactiveSessions(StoredSessions store, SessionCodec codec, SessionSettings settings, SessionEvents events) {
        this.store = store;
        this.codec = codec;
        this.settings = settings;
        this.events = events;
    }

    @Override
    public Uni<Session> create(SessionDraft draft) {
        return create(() -> SessionId.random(random), draft);
    }

    /** @param ids makes an id for each subscription */
    Uni<Session> create(Supplier<SessionId> ids, SessionDraft draft) {
        SessionDraft given = Given.notNull(draft, "draft");
        long idle = Given.millis(Objects.requireNonNullElse(given.idleTimeout(), settings.idleTimeout()), 1, "idle timeout");
        long life = Given.millis(Objects.requireNonNullElse(given.absoluteTimeout(), settings.absoluteTimeout()), 0,
                "absolute timeout");
        String principal = given.principal() == null ? null : Given.principal(given.principal());
        return Uni.createFrom().deferred(() -> {
            SessionId id = ids.get();
            Map<String, Field> fields = new HashMap<>();
            encoded(given.attributes()).forEach((name, value) -> {
                if (value != null) {
                    fields.put(name, new Field(FIRST, codec.seal(id.handle(), name, value)));
                }
            });
            Owner owner = principal == null ? null : codec.owner(id.handle(), principal);
            return store.create(new Fresh(id, idle, life, owner, FIRST, Map.copyOf(fields)))
                    .map(stored -> (Session) opened(id, stored))
                    .invoke(() -> events.fire(Kind.CREATED, id.handle(), principal));
        });
    }

    @Override
    public Uni<@Nullable Session> get(String id) {
        SessionId known = SessionId.parse(Given.id(id));
        return known == null ? Uni.createFrom().nullItem() : readable(known, store.access(known));
    }

    @Override
    public Uni<@Nullable Session> peek(String id) {
        SessionId known = SessionId.parse(Given.id(id));
        return known == null ? Uni.createFrom().nullItem() : readable(known, store.peek(known));
    }

    @Override
    public Uni<@Nullable Session> update(Session session, SessionChanges changes) {
        OpenSession base = own(session);
        Map<String, byte @Nullable []> values = encoded(Given.notNull(changes, "set of changes"));
        List<StoredSession.Change> each = new ArrayList<>();
        values.forEach((name, value) -> {
            Field before = base.session.fields().get(name);
            each.add(new StoredSession.Change(name, before == null ? 0 : before.version(),
                    value == null ? null : codec.seal(base.handle(), name, value)));
        });
        return store.update(base.key(), each).map(outcome -> outcome == null ? null : changed(base, values, outcome));
    }

    private Session changed(OpenSession base, Map<String, byte @Nullable []> values, Outcome outcome) {
        if (!outcome.conflicts().isEmpty()) {
            throw new SessionConflictException(outcome.conflicts());
        }
        Map<String, Field> fields = new HashMap<>(base.session.fields());
        values.forEach((name, value) -> {
            if (value == null) {
                fields.remove(name);
            } else {
                fields.put(name, new Field(outcome.version(), value));
            }
        });
        StoredSession now = base.session.with(outcome.version(), outcome.lastAccess(), Map.copyOf(fields));
        return new OpenSession(base.key(), codec, now, base.principal());
    }

    @Override
    public Uni<Boolean> touch(String id) {
        SessionId known = SessionId.parse(Given.id(id));
        return known == null ? Uni.createFrom().item(false) : store.touch(known, 0);
    }

    @Override
    public Uni<Boolean> extend(String id, Duration idleTimeout) {
        long idle = Given.millis(idleTimeout, 1, "idle timeout");
        SessionId known = SessionId.parse(Given.id(id));
        return known == null ? Uni.createFrom().item(false) : store.touch(known, idle);
    }

    @Override
    public Uni<@Nullable Session> rotate(String id) {
        return rotated(Given.id(id), null);
    }

    @Override
    public Uni<@Nullable Session> rotate(String id, String principal) {
        return rotated(Given.id(id), Given.principal(principal));
    }

    private Uni<@Nullable Session> rotated(String id, @Nullable String principal) {
        SessionId old = SessionId.parse(id);
        if (old == null) {
            return Uni.createFrom().nullItem();
        }
        return Uni.createFrom().deferred(() -> rotate(old, old.rotated(random), principal));
    }

    Uni<@Nullable Session> rotate(SessionId old, SessionId fresh, @Nullable String principal) {
        return Uni.createFrom().deferred(() -> {
            Owner owner = principal == null ? null : codec.owner(old.handle(), principal);
            // Decoded before: a session that only this process cannot read must not lose its id.
            return readable(old, store.peek(old)).chain(session -> session == null ? Uni.createFrom().nullItem()
                    : readable(fresh, store.rotate(old, fresh, owner, session.idleTimeout().toMillis())))
                    .invoke(session -> {
                        if (session != null) {
                            events.fire(Kind.ROTATED, session.handle(), session.principal());
                        }
                    });
        });
    }

    @Override
    public Uni<Boolean> destroy(String id) {
        SessionId known = SessionId.parse(Given.id(id));
        return known == null ? Uni.createFrom().item(false)
                : store.destroy(known).invoke(was -> fireIf(was, Kind.DESTROYED, known.handle(), null));
    }

    @Override
    public Multi<SessionInfo> list(String principal) {
        return store.list(Digests.of(Given.principal(principal))).onItem().transformToUniAndConcatenate(this::viewed);
    }

    private Uni<@Nullable SessionInfo> viewed(StoredSession stored) {
        try {
            StoredSession opened = codec.open(stored);
            return Uni.createFrom().item(new SessionView(codec, opened, principal(opened)));
        } catch (RedisCodecException e) {
            events.fire(Kind.UNDECODABLE, stored.handle(), null);
            return Uni.createFrom().nullItem();
        }
    }

    @Override
    public Uni<Boolean> end(String principal, String handle) {
        String owner = Digests.of(Given.principal(principal));
        return store.end(owner, Given.notNull(handle, "handle"))
                .invoke(was -> fireIf(was, Kind.ENDED, handle, principal));
    }

    @Override
    public Uni<Long> endAll(String principal) {
        return endAll(Given.principal(principal), null);
    }

    @Override
    public Uni<Long> endOthers(Session session) {
        OpenSession own = own(session);
        String principal = own.principal();
        return principal == null ? Uni.createFrom().item(0L) : endAll(principal, own.handle());
    }

    private Uni<Long> endAll(String principal, @Nullable String except) {
        return store.endAll(Digests.of(principal), except)
                .invoke(handle -> events.fire(Kind.ENDED, handle, principal)).collect().with(Collectors.counting())
                .onFailure(CompositeException.class).transform(all -> ((CompositeException) all).getCauses().get(0));
    }

    void tellUndecodable(Session session) {
        events.fire(Kind.UNDECODABLE, session.handle(), null);
    }

    /** Returns an id for a session that is to be created. */
    SessionId newId() {
        return SessionId.random(random);
    }

    SecureRandom random() {
        return random;
    }

    private Map<String, byte @Nullable []> encoded(SessionChanges changes) {
        Map<String, byte @Nullable []> values = new LinkedHashMap<>();
        changes.byName().forEach((name, change) -> values.put(name, change.value() == null || change.type() == null ? null
                : codec.encode(change.value(), change.type())));
        return values;
    }

    private Uni<@Nullable Session> readable(SessionId id, Uni<@Nullable StoredSession> reading) {
        return reading.map(stored -> {
            try {
                return stored == null ? null : opened(id, stored);
            } catch (RedisCodecException e) {
                events.fire(Kind.UNDECODABLE, id.handle(), null);
                return null;
            }
        });
    }

    private OpenSession opened(SessionId id, StoredSession stored) {
        StoredSession opened = codec.open(stored);
        return new OpenSession(id, codec, opened, principal(opened));
    }

    private @Nullable String principal(StoredSession session) {
        return session.owner() == null ? null : codec.principal(session.handle(), session.owner());
    }

    private void fireIf(boolean happened, Kind kind, String handle, @Nullable String principal) {
        if (happened) {
            events.fire(kind, handle, principal);
        }
    }

    private static OpenSession own(Session session) {
        if (Given.notNull(session, "session") instanceof OpenSession own) {
            return own;
        }
        throw new IllegalArgumentException("The session was not read by Redkit: it is a " + session.getClass().getName());
    }
}
