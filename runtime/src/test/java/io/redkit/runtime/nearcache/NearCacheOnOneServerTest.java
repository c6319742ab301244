package io.redkit.runtime.nearcache;

import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;

class NearCacheOnOneServerTest extends NearCacheContract {

    @Override
    TestSettings settings() {
        return TestSettings.at(TestRedis.SERVER.port());
    }

    @Override
    RawRedis raw() {
        return TestRedis.RAW;
    }
}
