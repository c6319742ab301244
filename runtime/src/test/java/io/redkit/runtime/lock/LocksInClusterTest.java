package io.redkit.runtime.lock;

import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestCluster;
import io.redkit.testkit.TestSettings;

class LocksInClusterTest extends LocksContract {

    @Override
    TestSettings settings() {
        return TestSettings.cluster(TestCluster.PORTS);
    }

    @Override
    RawRedis raw() {
        return TestCluster.RAW;
    }
}
