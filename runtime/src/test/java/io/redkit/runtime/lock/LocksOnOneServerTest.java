package io.redkit.runtime.lock;

import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;

class LocksOnOneServerTest extends LocksContract {

    @Override
    TestSettings settings() {
        return TestSettings.at(TestRedis.SERVER.port());
    }

    @Override
    RawRedis raw() {
        return TestRedis.RAW;
    }
}
