package io.redkit.runtime.cache;

import java.util.function.UnaryOperator;

import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestCluster;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSentinels;
import io.redkit.testkit.TestSettings;

/** The kinds of servers that the contract of caches is tested on. */
enum CacheTarget {

    STANDALONE,
    CLUSTER,
    SENTINEL;

    /** Makes a client with these settings; the caller closes it. */
    RedkitClient client(UnaryOperator<TestSettings> settings) {
        return switch (this) {
            case STANDALONE -> TestRedis.client(settings);
            case CLUSTER -> TestCluster.client(settings);
            case SENTINEL -> TestSentinels.client(settings);
        };
    }

    RawRedis raw() {
        return switch (this) {
            case STANDALONE -> TestRedis.RAW;
            case CLUSTER -> TestCluster.RAW;
            case SENTINEL -> TestSentinels.RAW;
        };
    }
}
