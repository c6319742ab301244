package io.redkit.cache;

/**
 * What one near cache has counted in this process since the start.
 *
 * @param hits reads that were answered from memory
 * @param staleHits reads that were answered from memory while Redis was away
 * @param misses reads that went to the server
 * @param invalidations changes of its keys that the server told of, whether they were in memory or not
 * @param flushes times that everything was dropped at once, for all near caches of the client: a FLUSHALL, a lost connection, a
 *        change of the servers
 * @param entries values in memory now, about; those that are not used any more but still there included
 * @param tracked whether a server tells of changes now, so that values are kept at all
 */
public record NearCacheFigures(long hits, long staleHits, long misses, long invalidations, long flushes, long entries,
        boolean tracked) {
}
