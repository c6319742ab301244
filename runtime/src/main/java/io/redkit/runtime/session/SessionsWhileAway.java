package io.redkit.runtime.session;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.redkit.runtime.degraded.Availability;
import io.redkit.runtime.degraded.AwayListener;
import io.redkit.runtime.degraded.FeaturePolicy;
import io.redkit.runtime.session.StoredSession.Change;
import io.redkit.runtime.session.StoredSession.Fresh;
import io.redkit.runtime.session.StoredSession.Outcome;
import io.redkit.runtime.session.StoredSession.Owner;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Decorator that keeps new sessions in memory while Redis is away, and brings them to Redis when it is back. A session is
 * either here or there: who asks for one that is on its way waits until it has arrived. Those that are in Redis already cannot
 * be read meanwhile; to take them for absent would log everybody out.
 */
final class SessionsWhileAway implements StoredSessions, AwayListener {

    private static final Logger LOG = Logger.getLogger("io.redkit.session");

    private final StoredSessions redis;
    private final MemorySessions memory;
    private final Availability availability;
    private final Consumer<String> lost;
    private final Map<String, Uni<Void>> moving = new ConcurrentHashMap<>();

    /** @param lost is told the handles of sessions that could not be brought to Redis */
    SessionsWhileAway(StoredSessions redis, int most, Availability availability, Consumer<String> lost) {
        this.redis = redis;
        this.memory = new MemorySessions(most, () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
        this.availability = availability;
        this.lost = lost;
        availability.register(new FeaturePolicy("session", "memory"), this);
    }

    @Override
    public void onReturn() {
        List<String> all;
        synchronized (memory) {
            all = memory.handles();
        }
        LOG.infof("Redis is back: %d sessions that were kept in memory are brought there", all.size());
        all.forEach(handle -> start(handle).subscribe().with(done -> {
        }));
    }

    private Uni<Void> start(String handle) {
        synchronized (memory) {
            Fresh taken = memory.take(handle);
            if (taken == null) {
                return Uni.createFrom().voidItem();
            }
            Uni<Void> move = redis.create(taken).replaceWithVoid()
                    .onFailure().invoke(() -> lost.accept(handle)).onFailure().recoverWithNull()
                    .onTermination().invoke(() -> moving.remove(handle)).replaceWithVoid().memoize().indefinitely();
            moving.put(handle, move);
            return move;
        }
    }

    private <T> Uni<T> at(String handle, Function<StoredSessions, Uni<T>> call) {
        return Uni.createFrom().deferred(() -> {
            synchronized (memory) {
                Uni<Void> move = moving.get(handle);
                if (move == null) {
                    return call.apply(memory.holds(handle) ? memory : redis);
                }
                return move.chain(() -> call.apply(redis));
            }
        });
    }

    @Override
    public Uni<StoredSession> create(Fresh session) {
        return Uni.createFrom().deferred(() -> {
            synchronized (memory) {
                return availability.isAway() ? memory.create(session) : redis.create(session);
            }
        });
    }

    @Override
    public Uni<@Nullable StoredSession> peek(SessionId id) {
        return at(id.handle(), store -> store.peek(id));
    }

    @Override
    public Uni<@Nullable StoredSession> access(SessionId id) {
        return at(id.handle(), store -> store.access(id));
    }

    @Override
    public Uni<Boolean> touch(SessionId id, long idle) {
        return at(id.handle(), store -> store.touch(id, idle));
    }

    @Override
    public Uni<@Nullable Outcome> update(SessionId id, List<Change> changes) {
        return at(id.handle(), store -> store.update(id, changes));
    }

    @Override
    public Uni<@Nullable StoredSession> rotate(SessionId old, SessionId fresh, @Nullable Owner owner, long idle) {
        return at(old.handle(), store -> store.rotate(old, fresh, owner, idle));
    }

    @Override
    public Uni<Boolean> destroy(SessionId id) {
        return at(id.handle(), store -> store.destroy(id));
    }

    @Override
    public Uni<Boolean> end(String owner, String handle) {
        return at(handle, store -> store.end(owner, handle));
    }

    @Override
    public Multi<StoredSession> list(String owner) {
        return both(store -> store.list(owner));
    }

    /** What is in memory is ended at once; what is in Redis fails while Redis is away. */
    @Override
    public Multi<String> endAll(String owner, @Nullable String except) {
        return both(store -> store.endAll(owner, except));
    }

    /** Waits for those that are on their way, so that none is missed. */
    private <T> Multi<T> both(Function<StoredSessions, Multi<T>> call) {
        return Multi.createFrom().deferred(() -> {
            synchronized (memory) {
                Uni<Void> arrived = moving.isEmpty() ? Uni.createFrom().voidItem()
                        : Uni.join().all(List.copyOf(moving.values())).andCollectFailures().replaceWithVoid();
                Multi<T> here = call.apply(memory);
                return Multi.createBy().concatenating().streams(here,
                        arrived.onItem().transformToMulti(done -> call.apply(redis)));
            }
        });
    }
}
