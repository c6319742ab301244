package io.redkit.runtime.config;

import java.time.Duration;

/**
 * The checked settings of one near cache.
 *
 * @param name name of the near cache
 * @param prefix what the keys begin with, behind the prefix of the client; never empty
 * @param maximumStaleness time after which a value is read anew
 * @param bound how much is kept
 * @param negativeTtl time for which a missing key is remembered, zero for none
 * @param servesStale whether old values are answered while Redis is away
 */
public record NearCacheSettings(String name, String prefix, Duration maximumStaleness, Bound bound, Duration negativeTtl,
        boolean servesStale) {

    /**
     * How much is kept.
     *
     * @param most number of entries or bytes
     * @param inBytes whether bytes of keys and values are counted, else entries
     */
    public record Bound(long most, boolean inBytes) {
    }
}
