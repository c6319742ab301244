package io.redkit.runtime.pubsub;

import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;

class ReliableOnOneServerTest extends ReliableContract {

    @Override
    TestSettings settings() {
        return TestSettings.at(TestRedis.SERVER.port());
    }

    @Override
    RawRedis raw() {
        return TestRedis.RAW;
    }
}
