package io.redkit.cache;

/** What a cache does while Redis is away, or does not answer in time. */
public enum CacheWhileAway {

    /** It lives in the memory of each process; what was written and invalidated is invalidated in Redis afterwards. */
    MEMORY,

    /**
     * Each question loads. What is written is not kept; what was written and invalidated is invalidated in Redis afterwards.
     */
    COMPUTE,

    /** It fails as Redis does. */
    FAIL
}
