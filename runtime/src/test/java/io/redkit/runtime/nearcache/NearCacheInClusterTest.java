package io.redkit.runtime.nearcache;

import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestCluster;
import io.redkit.testkit.TestSettings;

class NearCacheInClusterTest extends NearCacheContract {

    @Override
    TestSettings settings() {
        return TestSettings.cluster(TestCluster.PORTS);
    }

    @Override
    RawRedis raw() {
        return TestCluster.RAW;
    }
}
