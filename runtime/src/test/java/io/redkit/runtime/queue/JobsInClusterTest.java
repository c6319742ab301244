package io.redkit.runtime.queue;

import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestCluster;
import io.redkit.testkit.TestSettings;

class JobsInClusterTest extends JobsContract {

    @Override
    TestSettings settings() {
        return TestSettings.cluster(TestCluster.PORTS);
    }

    @Override
    RawRedis raw() {
        return TestCluster.RAW;
    }
}
