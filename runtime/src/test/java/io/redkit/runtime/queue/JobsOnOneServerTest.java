package io.redkit.runtime.queue;

import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;

class JobsOnOneServerTest extends JobsContract {

    @Override
    TestSettings settings() {
        return TestSettings.at(TestRedis.SERVER.port());
    }

    @Override
    RawRedis raw() {
        return TestRedis.RAW;
    }
}
