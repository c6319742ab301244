package io.redkit.runtime.room;

import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestSentinels;
import io.redkit.testkit.TestSettings;

class RoomsWithSentinelsTest extends RoomsContract {

    @Override
    TestSettings settings() {
        return TestSentinels.settingsOf(TestSentinels.SENTINELS);
    }

    @Override
    RawRedis raw() {
        return TestSentinels.RAW;
    }
}
