package io.redkit.runtime.queue;

import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestSentinels;
import io.redkit.testkit.TestSettings;

class JobsWithSentinelsTest extends JobsContract {

    @Override
    TestSettings settings() {
        return TestSentinels.settingsOf(TestSentinels.SENTINELS);
    }

    @Override
    RawRedis raw() {
        return TestSentinels.RAW;
    }
}
