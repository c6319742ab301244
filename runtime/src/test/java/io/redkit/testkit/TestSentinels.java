package io.redkit.testkit;

import java.util.List;
import java.util.function.UnaryOperator;

import io.redkit.devserver.RedisSentinels;
import io.redkit.devserver.RedisSentinelsOptions;
import io.redkit.devserver.RedisServer;
import io.redkit.runtime.RedkitClient;

/** One real master with its sentinel for all tests that do not harm it, started by the first and ended with the process. */
public final class TestSentinels {

    public static final RedisSentinels SENTINELS = RedisSentinels
            .start(RedisSentinelsOptions.embedded().withReplicas(0).withSentinels(1));
    public static final RawRedis RAW = new RawRedis(TestRedis.VERTX, SENTINELS.master().port());

    private TestSentinels() {
    }

    /** Makes a client of the master; the caller closes it. */
    public static RedkitClient client(UnaryOperator<TestSettings> settings) {
        return TestRedis.client(settings.apply(settingsOf(SENTINELS)));
    }

    /** Starts with the master that these sentinels watch. */
    public static TestSettings settingsOf(RedisSentinels sentinels) {
        List<Integer> ports = sentinels.sentinels().stream().map(RedisServer::port).toList();
        return TestSettings.sentinel(sentinels.masterName(), ports);
    }
}
