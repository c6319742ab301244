package io.redkit.runtime.queue;

import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestCluster;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSentinels;
import io.redkit.testkit.TestSettings;

/** The kinds of servers on which queues work. */
enum JobServers {

    STANDALONE,
    SENTINEL,
    CLUSTER;

    TestSettings settings() {
        return switch (this) {
            case STANDALONE -> TestSettings.at(TestRedis.SERVER.port());
            case SENTINEL -> TestSentinels.settingsOf(TestSentinels.SENTINELS);
            case CLUSTER -> TestSettings.cluster(TestCluster.PORTS);
        };
    }

    RawRedis raw() {
        return switch (this) {
            case STANDALONE -> TestRedis.RAW;
            case SENTINEL -> TestSentinels.RAW;
            case CLUSTER -> TestCluster.RAW;
        };
    }
}
