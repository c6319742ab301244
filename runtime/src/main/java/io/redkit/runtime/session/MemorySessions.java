package io.redkit.runtime.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import io.redkit.Delivery;
import io.redkit.RedisOverloadException;
import io.redkit.runtime.session.StoredSession.Change;
import io.redkit.runtime.session.StoredSession.Field;
import io.redkit.runtime.session.StoredSession.Fresh;
import io.redkit.runtime.session.StoredSession.Outcome;
import io.redkit.runtime.session.StoredSession.Owner;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Sessions in the memory of this process, at most so many. Each method works when it is called, and not when the result is
 * subscribed to; the caller sees to it that they come one after the other.
 */
final class MemorySessions implements StoredSessions {

    private final Map<String, Kept> kept = new LinkedHashMap<>();
    private final int most;
    private final LongSupplier millis;
    private final Consumer<String> lost;

    /**
     * @param millis a clock of milliseconds that never goes back
     * @param lost is told the handles of sessions that expire although they are overdue
     */
    MemorySessions(int most, LongSupplier millis, Consumer<String> lost) {
        this.most = most;
        this.millis = millis;
        this.lost = lost;
    }

    /**
     * A session, and when it expires.
     *
     * @param idleEnd by the clock of this object
     * @param finalEnd by the clock of this object, {@link Long#MAX_VALUE} for never
     * @param overdue whether it should be somewhere else by now
     */
    record Kept(StoredSession session, long idleEnd, long finalEnd, boolean overdue) {

        Kept with(StoredSession other, long now) {
            return new Kept(other, now + other.idle(), finalEnd, overdue);
        }

        Kept late() {
            return new Kept(session, idleEnd, finalEnd, true);
        }
    }

    boolean holds(String handle) {
        return live(handle) != null;
    }

    List<String> handles() {
        return List.copyOf(kept.keySet());
    }

    /** Returns a session as one that is to be created; null if it is not there. */
    @Nullable
    Fresh fresh(String handle) {
        Kept found = live(handle);
        if (found == null) {
            return null;
        }
        StoredSession session = found.session();
        long life = found.finalEnd() == Long.MAX_VALUE ? 0 : Math.max(1, found.finalEnd() - millis.getAsLong());
        return new Fresh(new SessionId("", handle, session.proof()), session.idle(), life, session.owner(), session.version(),
                session.fields());
    }

    /** Returns whether it was there, expired or not. */
    boolean remove(String handle) {
        return kept.remove(handle) != null;
    }

    /** Notes that a session could not be brought to where it belongs: from now on it is lost if it expires. */
    void overdue(String handle) {
        kept.computeIfPresent(handle, (its, found) -> found.late());
    }

    boolean isOverdue(String handle) {
        Kept found = live(handle);
        return found != null && found.overdue();
    }

    private @Nullable Kept live(String handle) {
        Kept found = kept.get(handle);
        if (found != null && Math.min(found.idleEnd(), found.finalEnd()) <= millis.getAsLong()) {
            kept.remove(handle);
            if (found.overdue()) {
                lost.accept(handle);
            }
            return null;
        }
        return found;
    }

    private @Nullable Kept live(SessionId id) {
        Kept found = live(id.handle());
        return found != null && found.session().proof().equals(id.proof()) ? found : null;
    }

    @Override
    public Uni<StoredSession> create(Fresh session) {
        handles().forEach(this::live);
        if (kept.size() >= most) {
            return Uni.createFrom().failure(new RedisOverloadException("Redis is away, and " + most
                    + " sessions are kept in memory already; session.max-in-memory allows no more", Delivery.NOT_SENT));
        }
        long created = System.currentTimeMillis();
        StoredSession stored = new StoredSession(session.id().handle(), session.id().proof(), created, created,
                session.idle(), session.life() == 0 ? 0 : created + session.life(), session.version(), session.owner(),
                session.fields());
        long now = millis.getAsLong();
        kept.put(stored.handle(),
                new Kept(stored, now + stored.idle(), session.life() == 0 ? Long.MAX_VALUE : now + session.life(), false));
        return Uni.createFrom().item(stored);
    }

    @Override
    public Uni<@Nullable StoredSession> peek(SessionId id) {
        Kept found = live(id);
        return Uni.createFrom().item(found == null ? null : found.session());
    }

    @Override
    public Uni<@Nullable StoredSession> access(SessionId id) {
        Kept found = live(id);
        return Uni.createFrom().item(found == null ? null : accessed(found, found.session()));
    }

    @Override
    public Uni<Boolean> touch(SessionId id, long idle) {
        Kept found = live(id);
        if (found != null) {
            accessed(found, idle == 0 ? found.session() : found.session().withIdle(idle));
        }
        return Uni.createFrom().item(found != null);
    }

    private StoredSession accessed(Kept before, StoredSession now) {
        StoredSession accessed = now.with(now.version(), System.currentTimeMillis(), now.fields());
        kept.put(now.handle(), before.with(accessed, millis.getAsLong()));
        return accessed;
    }

    @Override
    public Uni<@Nullable Outcome> update(SessionId id, List<Change> changes) {
        Kept found = live(id);
        if (found == null) {
            return Uni.createFrom().nullItem();
        }
        StoredSession before = found.session();
        List<String> conflicts = changes.stream().filter(change -> change.base() != versionOf(before, change.name()))
                .map(Change::name).toList();
        if (!conflicts.isEmpty()) {
            return Uni.createFrom().item(new Outcome(0, 0, conflicts));
        }
        long version = before.version() + 1;
        Map<String, Field> fields = new HashMap<>(before.fields());
        for (Change change : changes) {
            byte[] value = change.value();
            if (value == null) {
                fields.remove(change.name());
            } else {
                fields.put(change.name(), new Field(version, value));
            }
        }
        StoredSession after = accessed(found, before.with(version, 0, Map.copyOf(fields)));
        return Uni.createFrom().item(new Outcome(version, after.lastAccess(), List.of()));
    }

    private static long versionOf(StoredSession session, String name) {
        Field field = session.fields().get(name);
        return field == null ? 0 : field.version();
    }

    @Override
    public Uni<@Nullable StoredSession> rotate(SessionId old, SessionId fresh, @Nullable Owner owner, long idle) {
        Kept found = live(old);
        return Uni.createFrom().item(
                found == null ? null : accessed(found, found.session().rotated(fresh.proof(), owner)));
    }

    @Override
    public Uni<Boolean> destroy(SessionId id) {
        return Uni.createFrom().item(live(id) != null && kept.remove(id.handle()) != null);
    }

    @Override
    public Multi<StoredSession> list(String owner) {
        List<StoredSession> all = new ArrayList<>();
        for (String handle : handles()) {
            Kept found = isOf(owner, handle) ? live(handle) : null;
            if (found != null) {
                all.add(found.session());
            }
        }
        return Multi.createFrom().iterable(all);
    }

    private boolean isOf(String owner, String handle) {
        Kept found = live(handle);
        Owner its = found == null ? null : found.session().owner();
        return its != null && its.digest().equals(owner);
    }

    @Override
    public Uni<Boolean> end(String owner, String handle) {
        return Uni.createFrom().item(isOf(owner, handle) && kept.remove(handle) != null);
    }

    @Override
    public Multi<String> endAll(String owner, @Nullable String except) {
        List<String> ended = handles().stream().filter(handle -> !handle.equals(except) && isOf(owner, handle)).toList();
        ended.forEach(kept::remove);
        return Multi.createFrom().iterable(ended);
    }
}
