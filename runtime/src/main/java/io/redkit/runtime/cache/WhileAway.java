package io.redkit.runtime.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.redkit.cache.CacheOptions;
import io.redkit.cache.CacheWhileAway;
import io.redkit.runtime.degraded.Availability;
import io.redkit.runtime.degraded.Away;
import io.redkit.runtime.degraded.AwayListener;
import io.redkit.runtime.degraded.FeaturePolicy;

/**
 * What stands in for Redis while it is away, or a part of it: entries in memory, and a journal of what must be invalidated in
 * Redis before it can be believed again. Until that is done the memory is what counts: for the keys that were noted, and where
 * tags or everything were, for all. What is in memory is forgotten when Redis answers, since nobody tells this process of the
 * invalidations of others.
 */
final class WhileAway implements AwayListener, AutoCloseable {

    private static final long RETRY_MILLIS = 500;

    private final Availability availability;
    private final CacheScripts scripts;
    private final CacheOptions options;
    private final Workers workers;
    private final CacheLog log;
    private final Journal journal = new Journal();
    private final Cache<String, Kept> kept;
    private final Availability.Registration registration;
    private final AtomicBoolean isPlanned = new AtomicBoolean();
    /** Whether there may be entries in memory that the journal does not concern. */
    private volatile boolean hasKept;

    WhileAway(String cache, Availability availability, CacheScripts scripts, CacheOptions options, Workers workers,
            CacheLog log) {
        this.availability = availability;
        this.scripts = scripts;
        this.options = options;
        this.workers = workers;
        this.log = log;
        this.kept = Caffeine.newBuilder().maximumSize(options.memoryEntries()).executor(Runnable::run).build();
        this.registration = availability.register(new FeaturePolicy("cache " + cache, policy()), this);
    }

    /** An entry in memory. Until the delay is over it counts as fresh, though it is stale. */
    private record Kept(StoredEntry entry, long sinceNanos, long delayNanos) {

        Found found() {
            long now = System.nanoTime();
            long rest = entry.lifeMillis() - (now - sinceNanos) / 1_000_000;
            if (rest <= 0) {
                return Found.inMemory(null, 0);
            }
            boolean isDelayed = delayNanos != 0 && now - delayNanos < 0;
            return Found.inMemory(entry, isDelayed ? Math.max(rest, entry.staleMillis() + 1) : rest);
        }
    }

    private String policy() {
        return options.whileAway().name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether an answer can be given without Redis. */
    boolean helps() {
        return options.whileAway() != CacheWhileAway.FAIL;
    }

    /** Returns whether Redis is not to be told anything now. */
    boolean isAway() {
        return helps() && availability.isAway();
    }

    /**
     * Returns whether Redis is not to be believed about a key now: it is away, or does not know yet of what has happened to
     * the entry meanwhile. Writes go there nevertheless once it is back, so that there is an end of what it does not know.
     */
    boolean isInUse(String text) {
        return helps() && (availability.isAway() || journal.concerns(text));
    }

    Found find(String text) {
        Kept its = kept.getIfPresent(text);
        return its == null ? Found.inMemory(null, 0) : its.found();
    }

    /** @param isWanted asked when what is forgotten from then on is forgotten after the entry has been kept */
    synchronized void keep(String text, StoredEntry entry, BooleanSupplier isWanted) {
        if (options.whileAway() == CacheWhileAway.MEMORY && entry.ttlMillis() > 0 && isWanted.getAsBoolean()) {
            kept.put(text, new Kept(entry, System.nanoTime(), 0));
            if (!journal.concerns(text)) {
                hasKept = true;
            }
        }
    }

    /** Lets a stale entry do for a while. */
    void delay(String text, Duration time) {
        kept.asMap().computeIfPresent(text,
                (key, its) -> new Kept(its.entry, its.sinceNanos, System.nanoTime() + time.toNanos()));
    }

    /** Redis has answered: what was kept is not needed any more, unless Redis is still to be told about it. */
    void onAnswer() {
        if (hasKept && !isAway()) {
            forgetBelieved();
        }
    }

    private void forgetBelieved() {
        hasKept = false;
        kept.asMap().keySet().removeIf(text -> !journal.concerns(text));
    }

    /** Forgets what is in memory, for an invalidation that goes to Redis. */
    synchronized void forget(Collection<String> texts) {
        kept.invalidateAll(texts);
    }

    synchronized void forgetTags(Collection<String> tags) {
        kept.asMap().values().removeIf(its -> its.entry.tags().stream().anyMatch(tags::contains));
    }

    synchronized void forgetAll() {
        kept.invalidateAll();
    }

    /** Notes what is to be invalidated in Redis. */
    void noteKeys(Collection<String> texts) {
        journal.addKeys(texts);
        reconcileLater();
    }

    void noteTags(Collection<String> tags) {
        journal.addTags(tags);
        reconcileLater();
    }

    void noteAll() {
        journal.addAll();
        reconcileLater();
    }

    @Override
    public void onAway(Away away) {
        log.away(policy());
    }

    @Override
    public void onReturn() {
        reconcile();
    }

    private void reconcileLater() {
        if (isPlanned.compareAndSet(false, true)) {
            workers.after(RETRY_MILLIS, () -> {
                isPlanned.set(false);
                reconcile();
            });
        }
    }

    private void reconcile() {
        Journal.Batch batch = availability.isAway() ? null : journal.take();
        if (batch == null) {
            return;
        }
        List<CompletableFuture<?>> parts = new ArrayList<>();
        batch.keys().forEach(text -> parts.add(part(() -> scripts.remove(text, Found.NOTHING), () -> onDone(text))));
        List<String> fields = batch.all() ? List.of(Barriers.ALL) : batch.tags().stream().map(Barriers::field).toList();
        if (!fields.isEmpty()) {
            parts.add(part(() -> scripts.barrier(fields, Barriers.longestLife(options)), journal::barriersDone));
        }
        CompletableFuture.allOf(parts.toArray(CompletableFuture<?>[]::new))
                .whenComplete((done, failure) -> onReconciled(batch, failure));
    }

    /** Each part counts when it is done: another one may belong to a server that stays away for hours. */
    private static CompletableFuture<?> part(Supplier<CompletableFuture<Boolean>> send, Runnable onDone) {
        return Promises.begun(send).thenRun(onDone);
    }

    private void onDone(String text) {
        journal.keyDone(text);
        if (!journal.concerns(text)) {
            kept.invalidate(text);
        }
    }

    private void onReconciled(Journal.Batch batch, @Nullable Throwable failure) {
        Journal.Batch left = journal.end();
        if (!isAway()) {
            forgetBelieved();
        }
        if (failure != null) {
            log.notBack(left.keys().size(), left.tags().size(), left.all(), Failures.cause(failure));
        }
        if (!left.equals(batch)) {
            log.back(batch.keys().size() - left.keys().size(), batch.tags().size() - left.tags().size(),
                    batch.all() && !left.all());
        }
        if (!journal.isEmpty()) {
            reconcileLater();
        }
    }

    @Override
    public void close() {
        registration.close();
    }
}
