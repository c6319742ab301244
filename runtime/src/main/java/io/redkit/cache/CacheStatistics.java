package io.redkit.cache;

/**
 * What one process has counted of one cache.
 *
 * @param hits questions that were answered with a fresh value from the cache
 * @param misses questions that found no fresh value
 * @param staleHits misses that were answered with a stale value
 * @param loads loads that this process has begun
 * @param loadFailures loads that failed
 * @param refreshes loads among them that were begun early, behind a hit
 */
public record CacheStatistics(long hits, long misses, long staleHits, long loads, long loadFailures, long refreshes) {

    /** Returns hits among all questions, from 0 to 1; 0 if there was none. */
    public double hitRate() {
        return hits == 0 ? 0 : (double) hits / (hits + misses);
    }
}
