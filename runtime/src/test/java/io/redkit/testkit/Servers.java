package io.redkit.testkit;

import java.util.function.UnaryOperator;

import io.redkit.runtime.RedkitClient;

/** The kinds of servers that the contracts of patterns are tested on. */
public enum Servers {

    STANDALONE,
    CLUSTER,
    SENTINEL;

    /** Makes a client with these settings; the caller closes it. */
    public RedkitClient client(UnaryOperator<TestSettings> settings) {
        return TestRedis.client(settings.apply(settings()));
    }

    public TestSettings settings() {
        return switch (this) {
            case STANDALONE -> TestSettings.at(TestRedis.SERVER.port());
            case CLUSTER -> TestSettings.cluster(TestCluster.PORTS);
            case SENTINEL -> TestSentinels.settingsOf(TestSentinels.SENTINELS);
        };
    }

    public RawRedis raw() {
        return switch (this) {
            case STANDALONE -> TestRedis.RAW;
            case CLUSTER -> TestCluster.RAW;
            case SENTINEL -> TestSentinels.RAW;
        };
    }
}
