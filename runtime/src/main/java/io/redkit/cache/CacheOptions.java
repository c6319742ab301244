package io.redkit.cache;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * How a cache behaves. Immutable; each method with an argument returns other options. What
 * {@code quarkus.redkit.cache."name".*} configures goes before what the code says.
 */
public final class CacheOptions {

    /** What is used where nothing is said. */
    public static final CacheOptions DEFAULT = new CacheOptions();

    private static final Duration LONGEST = Duration.ofDays(3650);

    private Duration timeToLive = Duration.ofMinutes(5);
    private @Nullable Duration negativeTimeToLive;
    private Duration staleFor = Duration.ZERO;
    private @Nullable Duration softTimeout;
    private @Nullable Duration hardTimeout;
    private double refreshAfter;
    private double jitter = 0.1;
    private Duration throttle = Duration.ofSeconds(5);
    private Duration loadLease = Duration.ofSeconds(5);
    private Duration loadWait = Duration.ofSeconds(10);
    private @Nullable Duration deadline;
    private CacheWhileAway whileAway = CacheWhileAway.MEMORY;
    private int memoryEntries = 10_000;
    private @Nullable String prefix;

    private CacheOptions() {
    }

    private CacheOptions(CacheOptions other) {
        timeToLive = other.timeToLive;
        negativeTimeToLive = other.negativeTimeToLive;
        staleFor = other.staleFor;
        softTimeout = other.softTimeout;
        hardTimeout = other.hardTimeout;
        refreshAfter = other.refreshAfter;
        jitter = other.jitter;
        throttle = other.throttle;
        loadLease = other.loadLease;
        loadWait = other.loadWait;
        deadline = other.deadline;
        whileAway = other.whileAway;
        memoryEntries = other.memoryEntries;
        prefix = other.prefix;
    }

    private CacheOptions changed(Consumer<CacheOptions> change) {
        CacheOptions copy = new CacheOptions(this);
        change.accept(copy);
        return copy;
    }

    /** Returns how long a value is fresh at most; 5 minutes by default. */
    public Duration timeToLive() {
        return timeToLive;
    }

    /** Sets how long a value is fresh at most, from 1 ms to 3650 days. */
    public CacheOptions timeToLive(Duration time) {
        Duration checked = within(time, 1, "time to live");
        return changed(its -> its.timeToLive = checked);
    }

    /** Returns how long null is fresh at most; zero if it is not cached; the time to live by default. */
    public Duration negativeTimeToLive() {
        return negativeTimeToLive == null ? timeToLive : negativeTimeToLive;
    }

    /** Sets how long null is fresh at most; zero not to cache it. */
    public CacheOptions negativeTimeToLive(Duration time) {
        Duration checked = within(time, 0, "negative time to live");
        return changed(its -> its.negativeTimeToLive = checked);
    }

    /** Returns for how long after its time to live a value is kept, for when it cannot be loaded; zero by default. */
    public Duration staleFor() {
        return staleFor;
    }

    /** Sets for how long after its time to live a value is kept. */
    public CacheOptions staleFor(Duration time) {
        Duration checked = within(time, 0, "time of stale values");
        return changed(its -> its.staleFor = checked);
    }

    /** Returns the time after which a stale value is given while the load goes on; null, the default, to wait for the load. */
    public @Nullable Duration softTimeout() {
        return softTimeout;
    }

    /** Sets the time after which a stale value is given while the load goes on; zero to give it at once. */
    public CacheOptions softTimeout(Duration time) {
        Duration checked = within(time, 0, "soft time-out");
        return changed(its -> its.softTimeout = checked);
    }

    /** Returns the time after which a caller no longer waits, stale value or not; null, the default, for no limit. */
    public @Nullable Duration hardTimeout() {
        return hardTimeout;
    }

    /** Sets the time after which a caller no longer waits. The load goes on. */
    public CacheOptions hardTimeout(Duration time) {
        Duration checked = within(time, 1, "hard time-out");
        return changed(its -> its.hardTimeout = checked);
    }

    /** Returns the share of its life after which a value is loaded anew behind a hit; 0, the default, for never. */
    public double refreshAfter() {
        return refreshAfter;
    }

    /** Sets the share of its life after which a value is loaded anew behind a hit, below 1; 0 for never. */
    public CacheOptions refreshAfter(double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("The share for early refresh is " + share + "; it must be from 0 to below 1");
        }
        return changed(its -> its.refreshAfter = share);
    }

    /** Returns by how much of it the time to live is shortened at random, at most; 0.1 by default. */
    public double jitter() {
        return jitter;
    }

    /** Sets by how much of it the time to live is shortened at random, at most, so that entries do not end together. */
    public CacheOptions jitter(double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("The jitter is " + share + "; it must be from 0 to below 1");
        }
        return changed(its -> its.jitter = share);
    }

    /** Returns how long nobody loads again after a load has failed and a stale value was given; 5 seconds by default. */
    public Duration throttle() {
        return throttle;
    }

    /** Sets how long nobody loads again after a load has failed and a stale value was given. */
    public CacheOptions throttle(Duration time) {
        Duration checked = within(time, 0, "throttle");
        return changed(its -> its.throttle = checked);
    }

    /** Returns after which time the load of a process that has died is taken over; 5 seconds by default. */
    public Duration loadLease() {
        return loadLease;
    }

    /** Sets after which time the load of a process that has died is taken over; it is renewed while the load runs. */
    public CacheOptions loadLease(Duration time) {
        Duration checked = within(time, 10, "lease of a load");
        return changed(its -> its.loadLease = checked);
    }

    /** Returns how long the load of another process is waited for; 10 seconds by default. */
    public Duration loadWait() {
        return loadWait;
    }

    /** Sets how long the load of another process is waited for; then this one loads as well, and does not cache it. */
    public CacheOptions loadWait(Duration time) {
        Duration checked = within(time, 0, "wait for a load");
        return changed(its -> its.loadWait = checked);
    }

    /** Returns the time after which Redis counts as away for one call; null, the default, for that of any command. */
    public @Nullable Duration deadline() {
        return deadline;
    }

    /** Sets the time after which Redis counts as away for one call. */
    public CacheOptions deadline(Duration time) {
        Duration checked = within(time, 1, "deadline");
        return changed(its -> its.deadline = checked);
    }

    /** Returns what happens while Redis is away. */
    public CacheWhileAway whileAway() {
        return whileAway;
    }

    /** Sets what happens while Redis is away. */
    public CacheOptions whileAway(CacheWhileAway policy) {
        Objects.requireNonNull(policy, "policy");
        return changed(its -> its.whileAway = policy);
    }

    /** Returns how many entries a process keeps in memory while Redis is away; 10,000 by default. */
    public int memoryEntries() {
        return memoryEntries;
    }

    /** Sets how many entries a process keeps in memory while Redis is away. */
    public CacheOptions memoryEntries(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("The number of entries in memory is " + most + "; it must be at least 1");
        }
        return changed(its -> its.memoryEntries = most);
    }

    /** Returns what the keys begin with, behind the prefix of the client; null, the default, for {@code cache:name:}. */
    public @Nullable String prefix() {
        return prefix;
    }

    /** Sets what the keys begin with, behind the prefix of the client. Without braces. */
    public CacheOptions prefix(String text) {
        if (text.isEmpty() || text.contains("{") || text.contains("}")) {
            throw new IllegalArgumentException("The prefix of a cache must not be empty, and not contain braces");
        }
        return changed(its -> its.prefix = text);
    }

    private static Duration within(Duration time, long leastMillis, String what) {
        if (time == null || time.compareTo(Duration.ofMillis(leastMillis)) < 0 || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "The " + what + " is " + time + "; it must be from " + leastMillis + " ms to " + LONGEST.toDays()
                            + " days");
        }
        return time;
    }
}
