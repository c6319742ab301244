package io.redkit.runtime.session;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.redkit.ConnectionState;
import io.redkit.runtime.degraded.Availability;
import io.redkit.runtime.degraded.AwayListener;
import io.redkit.runtime.degraded.FeaturePolicy;
import io.redkit.runtime.pattern.Timers;
import io.redkit.runtime.session.StoredSession.Change;
import io.redkit.runtime.session.StoredSession.Fresh;
import io.redkit.runtime.session.StoredSession.Outcome;
import io.redkit.runtime.session.StoredSession.Owner;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Decorator that keeps new sessions in memory while Redis is away, and brings them to Redis when it is back. A session is
 * either here or there: who asks for one that is on its way waits until it has arrived. If that fails, it stays here, and is
 * sent again later, until it expires. Those that are in Redis already cannot be read meanwhile; to take them for absent would
 * log everybody out.
 */
final class SessionsWhileAway implements StoredSessions, AwayListener {

    private static final Logger LOG = Logger.getLogger("io.redkit.session");

    /** How many sessions are brought to Redis at once. */
    private static final int AT_ONCE = 64;

    private final RedisSessionStore redis;
    private final MemorySessions memory;
    private final Availability availability;
    private final Consumer<String> lost;
    private final LaterAttempts later;
    private final Map<String, Uni<Void>> moving = new ConcurrentHashMap<>();

    /** @param lost is told the handles of sessions that could not be brought to Redis while they lived; must not block */
    SessionsWhileAway(RedisSessionStore redis, int most, Availability availability, Timers timers,
            Consumer<String> lost) {
        this.redis = redis;
        this.memory = new MemorySessions(most, () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()), lost);
        this.availability = availability;
        this.lost = lost;
        this.later = new LaterAttempts(timers, this::moveAll);
        availability.register(new FeaturePolicy("session", "memory"), this);
    }

    @Override
    public void onReturn() {
        LOG.infof("Redis is back: %d sessions that were kept in memory are brought there", handles().size());
        moveAll();
    }

    private List<String> handles() {
        synchronized (memory) {
            return memory.handles();
        }
    }

    private void moveAll() {
        Multi.createFrom().iterable(handles()).onItem().transformToUni(this::start).merge(AT_ONCE).subscribe().with(done -> {
        });
    }

    /** A session stays in memory until it has arrived. Nobody touches it on its way, except to end it. */
    private Uni<Void> start(String handle) {
        synchronized (memory) {
            boolean wait = moving.containsKey(handle) || availability.isAway(); // then there will be a return
            Fresh fresh = wait ? null : memory.fresh(handle);
            if (fresh == null) {
                return Uni.createFrom().voidItem();
            }
            Uni<Void> move = redis.create(fresh).onItemOrFailure().invoke((stored, failure) -> onMoved(handle, failure))
                    .onFailure().recoverWithNull().replaceWithVoid().memoize().indefinitely();
            moving.put(handle, move);
            return move;
        }
    }

    private void onMoved(String handle, @Nullable Throwable failure) {
        boolean closed = availability.state() == ConnectionState.CLOSED;
        synchronized (memory) {
            moving.remove(handle);
            if (failure != null && !closed) {
                memory.overdue(handle);
            } else if (memory.remove(handle) && failure != null) {
                lost.accept(handle);
            }
        }
        if (failure == null) {
            later.succeeded();
        } else if (!closed) {
            LOG.debug("A session could not be brought to Redis, and stays in memory until the next attempt", failure);
            later.plan();
        }
    }

    private <T> Uni<T> at(String handle, Function<StoredSessions, Uni<T>> call) {
        return Uni.createFrom().deferred(() -> {
            synchronized (memory) {
                Uni<Void> move = moving.get(handle);
                if (move == null) {
                    return call.apply(memory.holds(handle) ? memory : redis);
                }
                return move.chain(() -> at(handle, call));
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
        return ending(id.handle(), store -> store.destroy(id));
    }

    @Override
    public Uni<Boolean> end(String owner, String handle) {
        return ending(handle, store -> store.end(owner, handle));
    }

    /** One that could not be brought to Redis may be there nevertheless, and must not live on when it is ended here. */
    private <T> Uni<T> ending(String handle, Function<StoredSessions, Uni<T>> call) {
        return Uni.createFrom().deferred(() -> {
            synchronized (memory) {
                Uni<Void> move = moving.get(handle);
                if (move != null) {
                    return move.chain(() -> ending(handle, call));
                }
                return memory.isOverdue(handle) ? redis.discard(handle).chain(() -> at(handle, call)) : at(handle, call);
            }
        });
    }

    @Override
    public Multi<StoredSession> list(String owner) {
        return both(store -> store.list(owner), StoredSession::handle);
    }

    /** What is in memory is ended at once; what is in Redis fails while Redis is away. */
    @Override
    public Multi<String> endAll(String owner, @Nullable String except) {
        return both(store -> store.endAll(owner, except), ended -> ended);
    }

    /** Waits for those that are on their way, so that none is missed; each comes once, though it may be met in both places. */
    private <T> Multi<T> both(Function<StoredSessions, Multi<T>> call, Function<T, String> handle) {
        return Multi.createFrom().deferred(() -> {
            Set<String> seen = new HashSet<>();
            synchronized (memory) {
                Uni<Void> arrived = moving.isEmpty() ? Uni.createFrom().voidItem()
                        : Uni.join().all(List.copyOf(moving.values())).andCollectFailures().replaceWithVoid();
                Multi<T> here = call.apply(memory);
                return Multi.createBy().concatenating()
                        .streams(here, arrived.onItem().transformToMulti(done -> call.apply(redis)))
                        .select().where(each -> seen.add(handle.apply(each)));
            }
        });
    }
}
