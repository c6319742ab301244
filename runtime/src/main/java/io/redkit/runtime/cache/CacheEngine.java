package io.redkit.runtime.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.redkit.Delivery;
import io.redkit.RedisCodecException;
import io.redkit.cache.CacheOptions;
import io.redkit.cache.CachedValue;
import io.redkit.codec.ValueCodec;
import io.redkit.runtime.pattern.PatternSupport;

/** One cache, whose keys are texts: everything that it does, each thing once. What a caller sees are views of it. */
final class CacheEngine<V> implements AutoCloseable {

    private static final String PROCESS = Long.toString(ThreadLocalRandom.current().nextLong(), Character.MAX_RADIX);
    private static final AtomicLong OWNERS = new AtomicLong();

    private final String name;
    private final CacheOptions options;
    private final ValueCodec<V> codec;
    private final CacheScripts scripts;
    private final EntryReader reader;
    private final Flights<V> flights;
    private final WhileAway away;
    private final Workers workers;
    private final CacheLog log;
    private final Counters counters = new Counters();
    private final KeyedOrder order = new KeyedOrder();
    private final Map<String, StoredEntry> pending = new ConcurrentHashMap<>();

    CacheEngine(String name, CacheOptions options, ValueCodec<V> codec, PatternSupport support, Workers workers) {
        this.name = name;
        this.options = options;
        this.codec = codec;
        this.workers = workers;
        this.log = new CacheLog(name);
        Duration deadline = options.deadline() == null ? support.commandTimeout() : options.deadline();
        CacheKeys keys = CacheKeys.of(support.keys(), name, options.prefix());
        this.scripts = new CacheScripts(support, keys, deadline);
        this.reader = new EntryReader(support.commands(), keys, deadline);
        this.flights = new Flights<>(support.subscriber(), keys.channel());
        this.away = new WhileAway(name, support.availability(), scripts, options, workers, log);
    }

    String name() {
        return name;
    }

    CacheOptions options() {
        return options;
    }

    CacheScripts scripts() {
        return scripts;
    }

    EntryReader reader() {
        return reader;
    }

    Flights<V> flights() {
        return flights;
    }

    WhileAway away() {
        return away;
    }

    Workers workers() {
        return workers;
    }

    CacheLog log() {
        return log;
    }

    Counters counters() {
        return counters;
    }

    KeyedOrder order() {
        return order;
    }

    /** Returns a name for somebody who loads, which nobody else has. */
    String newOwner() {
        return PROCESS + '-' + OWNERS.incrementAndGet();
    }

    IllegalStateException asksItself() {
        return new IllegalStateException("A loader of cache " + name + " asks, itself or by way of other loaders, for the key"
                + " that it loads, and would wait for itself; use getIfPresent there");
    }

    // Writes that have not reached the store behind the cache.

    @Nullable
    StoredEntry pending(String text) {
        return pending.isEmpty() ? null : pending.get(text);
    }

    Map<String, StoredEntry> pendingWrites() {
        return pending;
    }

    // Entries.

    StoredEntry encode(@Nullable V value, Collection<String> tags, long born) {
        Duration longest = value == null ? options.negativeTimeToLive() : options.timeToLive();
        double share = 1 - options.jitter() * ThreadLocalRandom.current().nextDouble();
        Duration ttl = longest.isZero() ? longest : Duration.ofMillis(Math.max(1, (long) (longest.toMillis() * share)));
        return StoredEntry.of(born, ttl, options.staleFor(), tags, value == null ? null : codec.encode(value));
    }

    /** @throws RedisCodecException whatever it is that the codec throws */
    @Nullable
    V decode(StoredEntry entry) {
        byte[] value = entry.value();
        try {
            return value == null ? null : codec.decode(value);
        } catch (RedisCodecException e) {
            throw e;
        } catch (Throwable e) { // its message may tell what is in the value
            throw new RedisCodecException("The codec of cache " + name + " threw " + e.getClass().getName(), null, null,
                    Delivery.ANSWERED);
        }
    }

    /** Returns the same, without an entry that cannot be read. */
    Found readable(Found found) {
        StoredEntry entry = found.entry();
        try {
            if (entry != null) {
                decode(entry);
            }
            return found;
        } catch (RedisCodecException e) {
            log.unreadable(e);
            return found.unreadable();
        }
    }

    // What a caller asks for.

    CompletableFuture<@Nullable V> get(Request<V> request) {
        return new Lookup<>(this, request).start();
    }

    CompletableFuture<@Nullable CachedValue<V>> getIfPresent(String text) {
        StoredEntry own = pending(text);
        if (own != null) {
            return CompletableFuture.completedFuture(new CachedValue<>(decode(own), false));
        }
        if (away.isInUse(text)) {
            return CompletableFuture.completedFuture(present(away.find(text)));
        }
        return reader.read(text).handle((found, failure) -> {
            if (found != null) {
                away.onAnswer();
                return CompletableFuture.completedFuture(present(found));
            }
            return failure != null && Failures.isAway(failure) && away.helps()
                    ? CompletableFuture.completedFuture(present(away.find(text)))
                    : Promises.<@Nullable CachedValue<V>> failed(failure);
        }).thenCompose(its -> its);
    }

    private @Nullable CachedValue<V> present(Found found) {
        Found readable = readable(found);
        StoredEntry entry = readable.entry();
        if (entry == null) {
            counters.misses.increment();
            return null;
        }
        (readable.isFresh() ? counters.hits : counters.staleHits).increment();
        return new CachedValue<>(decode(entry), !readable.isFresh());
    }

    /** Emits the entry as it was stored. */
    CompletableFuture<StoredEntry> put(String text, @Nullable V value, Collection<String> tags) {
        if (away.isAway()) {
            return CompletableFuture.completedFuture(keep(text, encode(value, tags, 0)));
        }
        CompletableFuture<StoredEntry> stored = scripts.clock().thenCompose(clock -> {
            StoredEntry entry = encode(value, tags, clock);
            CompletableFuture<Boolean> done = entry.ttlMillis() == 0 ? scripts.remove(text, Found.NOTHING)
                    : scripts.store(text, "", entry);
            return done.thenApply(ignored -> entry);
        });
        return stored.handle((entry, failure) -> {
            flights.detach(text);
            if (entry != null) {
                away.forget(List.of(text));
                return CompletableFuture.completedFuture(entry);
            }
            return failure != null && Failures.isAway(failure) && away.helps()
                    ? CompletableFuture.completedFuture(keep(text, encode(value, tags, 0)))
                    : Promises.<StoredEntry> failed(failure);
        }).thenCompose(its -> its);
    }

    private StoredEntry keep(String text, StoredEntry entry) {
        away.noteKeys(List.of(text));
        flights.detach(text);
        away.forget(List.of(text));
        away.keep(text, entry, () -> true);
        return entry;
    }

    CompletableFuture<@Nullable Void> invalidate(Collection<String> texts) {
        return invalidation(() -> {
            List<CompletableFuture<?>> sent = new ArrayList<>();
            texts.forEach(text -> sent.add(scripts.remove(text, Found.NOTHING)));
            return CompletableFuture.allOf(sent.toArray(CompletableFuture<?>[]::new));
        }, () -> away.noteKeys(texts), () -> {
            texts.forEach(flights::detach);
            away.forget(texts);
        });
    }

    CompletableFuture<@Nullable Void> invalidateTags(Collection<String> tags) {
        if (tags.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return invalidation(() -> barrier(tags.stream().map(Barriers::field).distinct().toList()), () -> away.noteTags(tags),
                () -> {
                    flights.detachAll();
                    away.forgetTags(tags);
                });
    }

    CompletableFuture<@Nullable Void> clear() {
        return invalidation(() -> barrier(List.of(Barriers.ALL)), away::noteAll, () -> {
            flights.detachAll();
            away.forgetAll();
        });
    }

    private CompletableFuture<?> barrier(List<String> fields) {
        return scripts.barrier(fields, Barriers.longestLife(options));
    }

    /**
     * @param send invalidates in Redis
     * @param note notes it for later, if that does not work
     * @param forget forgets what this process knows, afterwards: first the flights, so that none keeps what is then forgotten
     */
    private CompletableFuture<@Nullable Void> invalidation(Supplier<CompletableFuture<?>> send,
            Runnable note, Runnable forget) {
        if (away.isAway()) {
            note.run();
            forget.run();
            return CompletableFuture.completedFuture(null);
        }
        return send.get().handle((done, failure) -> {
            if (failure != null && Failures.isAway(failure) && away.helps()) {
                note.run();
            }
            forget.run();
            return failure == null || Failures.isAway(failure) && away.helps()
                    ? CompletableFuture.<@Nullable Void> completedFuture(null)
                    : Promises.<@Nullable Void> failed(failure);
        }).thenCompose(its -> its);
    }

    /**
     * Writes to the store, then to the cache; after other writes of the same key. If only the store has it, the entry is
     * invalidated as soon as that is possible.
     */
    CompletableFuture<@Nullable Void> write(String text, @Nullable V value, Collection<String> tags, UserCode<?> writer) {
        return order.run(text, () -> writer.run(null, false).thenCompose(done -> put(text, value, tags)
                .whenComplete((entry, failure) -> {
                    if (failure != null) {
                        away.noteKeys(List.of(text));
                    }
                })).<@Nullable Void> thenApply(entry -> null));
    }

    @Override
    public void close() {
        flights.close();
        away.close();
    }
}
