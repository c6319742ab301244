package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.ReactiveRedisService;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.PemKeyCertOptions;

class TlsServerNameTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = TlsServer.applicationFor("localhost")
            .overrideRuntimeConfigKey("quarkus.tls.redis.trust-store.pem.certs", TlsServer.certificate())
            .overrideRuntimeConfigKey("quarkus.redkit.tls-configuration-name", "redis");

    @Inject
    ReactiveRedisService redis;

    @Inject
    Vertx vertx;

    @Test
    void rediss_host_isSentAheadSoThatTheServerCanChooseItsCertificate() throws Exception {
        BlockingQueue<String> names = new LinkedBlockingQueue<>();
        NetServer server = vertx.createNetServer(new NetServerOptions().setSsl(true).setSni(true)
                .setKeyCertOptions(new PemKeyCertOptions().setCertPath(TlsServer.file("redis.crt").toString())
                        .setKeyPath(TlsServer.file("redis.key").toString())));
        server.connectHandler(socket -> names.add(socket.indicatedServerName()));
        server.listen(TlsServer.port(), "localhost").toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        try {
            redis.get("key").subscribe().with(value -> {
            }, failure -> {
            });
            assertThat(names.poll(20, TimeUnit.SECONDS)).isEqualTo("localhost");
        } finally {
            server.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        }
    }
}
