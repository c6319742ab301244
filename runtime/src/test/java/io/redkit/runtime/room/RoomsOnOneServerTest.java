package io.redkit.runtime.room;

import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;

class RoomsOnOneServerTest extends RoomsContract {

    @Override
    TestSettings settings() {
        return TestSettings.at(TestRedis.SERVER.port());
    }

    @Override
    RawRedis raw() {
        return TestRedis.RAW;
    }
}
