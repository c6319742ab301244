package io.redkit.runtime.pubsub;

import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestSentinels;
import io.redkit.testkit.TestSettings;

class PubSubWithSentinelsTest extends PubSubContract {

    @Override
    TestSettings settings() {
        return TestSentinels.settingsOf(TestSentinels.SENTINELS);
    }

    @Override
    RawRedis raw() {
        return TestSentinels.RAW;
    }
}
