package io.redkit.runtime.cache;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import io.redkit.RedisCodecException;
import io.redkit.cache.CacheTimeoutException;
import io.redkit.runtime.pattern.Timers.Timer;

/** One question for the value of a key, and its way: the cache, else a flight, and a stale value where that fails or lasts. */
final class Lookup<V> {

    private final CacheEngine<V> cache;
    private final Request<V> request;
    private final CompletableFuture<@Nullable V> answer = new CompletableFuture<>();
    private final Steps steps = new Steps(answer::completeExceptionally);
    private volatile Found found = Found.inMemory(null, 0);
    private boolean inMemory;
    private boolean isLeader;

    Lookup(CacheEngine<V> cache, Request<V> request) {
        this.cache = cache;
        this.request = request;
    }

    CompletableFuture<@Nullable V> start() {
        steps.run(this::begin);
        return answer;
    }

    private void begin() {
        LoadChain chain = request.chain();
        if (chain != null && chain.loads(cache, request.text())) {
            answer.completeExceptionally(cache.asksItself());
            return;
        }
        StoredEntry pending = cache.pending(request.text());
        if (pending != null) {
            cache.counters().hits.increment();
            give(pending, false, null);
        } else if (cache.away().isInUse(request.text())) {
            inMemory();
        } else {
            steps.then(() -> cache.reader().read(request.text()), this::onRead);
        }
    }

    private void inMemory() {
        inMemory = true;
        onFound(cache.away().find(request.text()));
    }

    private void onRead(@Nullable Found read, @Nullable Throwable failure) {
        if (read != null) {
            cache.away().onAnswer();
            onFound(read);
        } else if (failure != null && Failures.isAway(failure) && cache.away().helps()) {
            inMemory();
        } else {
            answer.completeExceptionally(failure == null ? new IllegalStateException("No answer") : Failures.cause(failure));
        }
    }

    private void onFound(Found read) {
        StoredEntry entry = read.entry();
        if (entry == null || !read.isFresh()) {
            miss(read);
            return;
        }
        V value;
        try {
            value = cache.decode(entry);
        } catch (RedisCodecException e) {
            cache.log().unreadable(e);
            miss(read.unreadable());
            return;
        }
        cache.counters().hits.increment();
        answer.complete(value);
        refresh(entry, read);
    }

    /** Loads behind the hit, if its time has come and nobody does so already. */
    private void refresh(StoredEntry entry, Found read) {
        double share = cache.options().refreshAfter();
        if (share > 0 && !inMemory && read.clock() > 0 && entry.age(read.restMillis()) >= share
                && !cache.flights().isFlying(request.text())) {
            Flight<V> flight = new Flight<>(cache, request, true);
            if (cache.flights().join(flight) == null) {
                cache.counters().refreshes.increment();
                flight.start(read, false);
            }
        }
    }

    private void miss(Found read) {
        found = read;
        cache.counters().misses.increment();
        limit();
        fly();
    }

    private void fly() {
        Flight<V> own = new Flight<>(cache, request, false);
        Flight<V> other = cache.flights().join(own);
        isLeader = other == null;
        Flight<V> flight = other == null ? own : other;
        LoadChain chain = request.chain();
        if (chain != null && !chain.flight().mayAwait(flight)) {
            answer.completeExceptionally(cache.asksItself());
            return;
        }
        steps.then(flight::landed, this::onLanded);
        if (isLeader) {
            own.start(found, inMemory);
        } else {
            request.code().onWaiting();
        }
    }

    private void onLanded(@Nullable Landing<V> landing, @Nullable Throwable failure) {
        if (landing == null) {
            giveStale(failure == null ? new IllegalStateException("No landing") : Failures.cause(failure));
            return;
        }
        StoredEntry entry = landing.entry();
        if (entry == null) {
            if (found.entry() != null) {
                giveStale(new IllegalStateException("Another process loads"));
            } else if (!answer.isDone()) {
                fly(); // it was a refresh, which does not wait
            }
        } else if (landing.isLoaded() && isLeader) {
            answer.complete(landing.loaded());
        } else {
            give(entry, landing.isStale(), null);
        }
    }

    /** @param otherwise in place of what is wrong with the entry, null for that itself */
    private void give(StoredEntry entry, boolean isStale, @Nullable Throwable otherwise) {
        V value;
        try {
            value = cache.decode(entry);
        } catch (RedisCodecException e) {
            answer.completeExceptionally(otherwise == null ? e : otherwise);
            return;
        }
        if (answer.complete(value) && isStale) {
            cache.counters().staleHits.increment();
        }
    }

    private void giveStale(Throwable otherwise) {
        StoredEntry stale = found.entry();
        if (stale == null) {
            answer.completeExceptionally(otherwise);
        } else {
            give(stale, true, otherwise);
        }
    }

    private void limit() {
        Duration soft = found.entry() == null ? null : cache.options().softTimeout();
        Duration hard = cache.options().hardTimeout();
        if (soft != null) {
            after(soft, () -> giveStale(new IllegalStateException("No stale value")));
        }
        if (hard != null) {
            after(hard, () -> giveStale(new CacheTimeoutException("Cache " + cache.name()
                    + ": no value was loaded within the hard time-out of " + hard + "; the load goes on")));
        }
    }

    private void after(Duration time, Runnable task) {
        Timer timer = cache.workers().after(time.toMillis(), task);
        answer.whenComplete((value, failure) -> timer.cancel());
    }
}
