package io.redkit.runtime.pubsub;

import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestCluster;
import io.redkit.testkit.TestSettings;

class PubSubInClusterTest extends PubSubContract {

    @Override
    TestSettings settings() {
        return TestSettings.cluster(TestCluster.PORTS);
    }

    @Override
    RawRedis raw() {
        return TestCluster.RAW;
    }
}
