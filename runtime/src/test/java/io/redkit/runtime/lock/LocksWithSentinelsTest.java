package io.redkit.runtime.lock;

import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestSentinels;
import io.redkit.testkit.TestSettings;

class LocksWithSentinelsTest extends LocksContract {

    @Override
    TestSettings settings() {
        return TestSentinels.settingsOf(TestSentinels.SENTINELS);
    }

    @Override
    RawRedis raw() {
        return TestSentinels.RAW;
    }
}
