package io.redkit.runtime.room;

import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestCluster;
import io.redkit.testkit.TestSettings;

class RoomsInClusterTest extends RoomsContract {

    @Override
    TestSettings settings() {
        return TestSettings.cluster(TestCluster.PORTS);
    }

    @Override
    RawRedis raw() {
        return TestCluster.RAW;
    }
}
