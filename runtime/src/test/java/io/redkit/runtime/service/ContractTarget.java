package io.redkit.runtime.service;

import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

import io.redkit.RedisService;
import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestCluster;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSentinels;
import io.redkit.testkit.TestSettings;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;

/** What the contract of the services is tested on: a kind of server, and a way to use the service. */
enum ContractTarget {

    BLOCKING {
        @Override
        RedisService serviceOf(RedkitClient client) {
            return client.blocking();
        }
    },
    REACTIVE_FROM_PLAIN_THREAD {
        @Override
        RedisService serviceOf(RedkitClient client) {
            return ReactiveAsBlocking.of(client.reactive(), Runnable::run);
        }
    },
    REACTIVE_FROM_CONTEXT {
        @Override
        RedisService serviceOf(RedkitClient client) {
            ContextInternal context = ((VertxInternal) TestRedis.VERTX).getOrCreateContext().duplicate();
            Executor onContext = task -> context.runOnContext(ignored -> task.run());
            return ReactiveAsBlocking.of(client.reactive(), onContext);
        }
    },
    CLUSTER {
        @Override
        RedisService serviceOf(RedkitClient client) {
            return client.blocking();
        }

        @Override
        RedkitClient client(UnaryOperator<TestSettings> settings) {
            return TestCluster.client(settings);
        }

        @Override
        RawRedis raw() {
            return TestCluster.RAW;
        }

        @Override
        int servers() {
            return TestCluster.PORTS.size();
        }
    },
    SENTINEL {
        @Override
        RedisService serviceOf(RedkitClient client) {
            return client.blocking();
        }

        @Override
        RedkitClient client(UnaryOperator<TestSettings> settings) {
            return TestSentinels.client(settings);
        }

        @Override
        RawRedis raw() {
            return TestSentinels.RAW;
        }

        @Override
        int attempts() {
            return 3; // the sentinel itself sends a command from time to time
        }
    };

    abstract RedisService serviceOf(RedkitClient client);

    /** Makes a client with these settings; the caller closes it. */
    RedkitClient client(UnaryOperator<TestSettings> settings) {
        return TestRedis.client(settings);
    }

    RawRedis raw() {
        return TestRedis.RAW;
    }

    /** Returns how many servers {@link #raw} asks where a command has no key. */
    int servers() {
        return 1;
    }

    /** Returns how often to try to see a server that has nothing else to do. */
    int attempts() {
        return 1;
    }
}
