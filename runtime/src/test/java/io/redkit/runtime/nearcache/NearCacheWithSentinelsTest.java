package io.redkit.runtime.nearcache;

import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestSentinels;
import io.redkit.testkit.TestSettings;

class NearCacheWithSentinelsTest extends NearCacheContract {

    @Override
    TestSettings settings() {
        return TestSentinels.settingsOf(TestSentinels.SENTINELS);
    }

    @Override
    RawRedis raw() {
        return TestSentinels.RAW;
    }
}
