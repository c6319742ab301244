package io.redkit.testkit;

import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.redkit.codec.JsonCodecs;
import io.redkit.devserver.RedisServer;
import io.redkit.runtime.RedkitClient;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;

/** One real server for all tests that do not harm it, started by the first of them and ended with the process. */
public final class TestRedis {

    public static final Vertx VERTX = Vertx.vertx();
    public static final RedisServer SERVER = RedisServer.start();
    public static final RawRedis RAW = new RawRedis(VERTX, SERVER.port());

    private TestRedis() {
    }

    /** Makes a client of the server; the caller closes it. */
    public static RedkitClient client(UnaryOperator<TestSettings> settings) {
        return client(settings.apply(TestSettings.at(SERVER.port())));
    }

    /** Makes a client of whatever server the settings name; the caller closes it. */
    public static RedkitClient client(TestSettings settings) {
        return new RedkitClient(VERTX, settings.build(), new NetClientOptions(), new JsonCodecs(new ObjectMapper()), event -> {
        });
    }
}
