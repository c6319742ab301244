package io.redkit.demo.race;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.redkit.demo.race.Race.Holder;
import io.redkit.demo.race.Turn.Event;
import io.redkit.lock.LockOptions;
import io.redkit.lock.ReactiveHeldLock;
import io.redkit.lock.ReactiveRedisLock;
import io.redkit.lock.ReactiveRedisLocks;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * A lock for which tabs race. The request of a tab that waits is answered when the lock is granted; no thread waits with it,
 * and nothing asks Redis again and again.
 */
@Path("/api/race")
public class RaceResource {

    /** Nothing renews the lease, so that a person sees it end. */
    private static final LockOptions OPTIONS = LockOptions.DEFAULT.lease(Duration.ofSeconds(15)).withoutRenewal();
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Map<String, ReactiveHeldLock> heldByTab = new ConcurrentHashMap<>();

    @Inject
    ReactiveRedisLocks locks;

    @Inject
    RaceHistory history;

    @Inject
    RoutingContext context;

    /**
     * How a release went.
     *
     * @param wasHeld false if the tab had lost the lock before
     */
    public record Release(boolean wasHeld) {
    }

    @GET
    public Uni<Race> get() {
        return Uni.combine().all().unis(lock().holder(), history.latest()).with(Race::of);
    }

    @POST
    public Uni<Holder> race(@RestQuery @Nullable String tab, @RestHeader("User-Agent") @Nullable String userAgent) {
        return enter(Racer.of(tab, userAgent), Event.GOT, lock().lock(PATIENCE));
    }

    /** Those who wait are woken as well, and are rarely faster than this one. */
    @POST
    @Path("take-over")
    public Uni<Holder> takeOver(@RestQuery @Nullable String tab, @RestHeader("User-Agent") @Nullable String userAgent) {
        Racer racer = Racer.of(tab, userAgent);
        return enter(racer, Event.TOOK_OVER,
                lock().forceRelease(racer.tab() + " took it over").chain(() -> lock().lock(PATIENCE)));
    }

    @DELETE
    public Uni<Release> release(@RestQuery @Nullable String tab, @RestHeader("User-Agent") @Nullable String userAgent) {
        Racer racer = Racer.of(tab, userAgent);
        ReactiveHeldLock held = heldByTab.remove(racer.tab());
        if (held == null) {
            throw new NotFoundException("This tab does not hold the lock");
        }
        return held.unlock()
                .call(wasHeld -> history.add(racer, held.token(), wasHeld ? Event.RELEASED : Event.LOST, 0))
                .map(Release::new);
    }

    private Uni<Holder> enter(Racer racer, Event event, Uni<ReactiveHeldLock> acquisition) {
        long start = System.nanoTime();
        return Uni.combine().any().of(acquisition, visitorGone())
                .onItem().ifNotNull().invoke(held -> keep(racer, held))
                .onItem().ifNotNull().transformToUni(held -> {
                    long waitedMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
                    return history.add(racer, held.token(), event, waitedMillis)
                            .replaceWith(() -> new Holder(racer, held.token(), held.remaining().toMillis()));
                });
    }

    private void keep(Racer racer, ReactiveHeldLock held) {
        heldByTab.put(racer.tab(), held);
        held.onLost(loss -> {
            if (heldByTab.remove(racer.tab(), held)) {
                // If Redis is away the history goes without.
                history.add(racer, held.token(), Event.LOST, 0).subscribe().with(added -> {
                }, failure -> {
                });
            }
        });
    }

    /** Ends with nothing when the visitor closes the tab or gives up, so that nobody waits for the lock in vain. */
    private Uni<@Nullable ReactiveHeldLock> visitorGone() {
        CompletableFuture<@Nullable ReactiveHeldLock> gone = new CompletableFuture<>();
        context.addEndHandler(end -> gone.complete(null));
        return Uni.createFrom().completionStage(gone);
    }

    private ReactiveRedisLock lock() {
        return locks.lock("race").with(OPTIONS);
    }
}
