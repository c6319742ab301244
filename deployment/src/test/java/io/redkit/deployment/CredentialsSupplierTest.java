package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.RedisClientName;
import io.redkit.RedisCredentials;
import io.redkit.RedisCredentialsSupplier;
import io.redkit.RedisService;
import io.redkit.devserver.RedisServer;
import io.redkit.devserver.RedisServerOptions;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;

class CredentialsSupplierTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = TestPort.applicationWithServerThere()
            .overrideRuntimeConfigKey("quarkus.redkit.password", "not-that")
            .overrideRuntimeConfigKey("quarkus.redkit.\"named\".url", "redis://localhost:${redkit.test.port}");

    @Inject
    RedisService redis;

    @Inject
    @RedisClientName("named")
    RedisService named;

    @Test
    void beans_ofDefaultAndNamedClient_comeBeforeTheConfiguration() {
        try (RedisServer server = RedisServer.start(RedisServerOptions.embedded().withPort(TestPort.get())
                .withArguments("--requirepass", "token", "--user", "app", "on", ">token-of-named", "~*", "+@all"))) {
            assertThat(redis.execute("ACL", "WHOAMI").toString()).isEqualTo("default");
            assertThat(named.execute("ACL", "WHOAMI").toString()).isEqualTo("app");
            assertThat(Tokens.ASKED_ON_EVENT_LOOP).isNotEmpty().doesNotContain(true);
        }
    }

    @ApplicationScoped
    static class Tokens implements RedisCredentialsSupplier {

        static final List<Boolean> ASKED_ON_EVENT_LOOP = new CopyOnWriteArrayList<>();

        @Override
        public Uni<RedisCredentials> get(String clientName) {
            ASKED_ON_EVENT_LOOP.add(Context.isOnEventLoopThread());
            return Uni.createFrom().item(new RedisCredentials(null, "token", null));
        }
    }

    @ApplicationScoped
    @RedisClientName("named")
    static class NamedTokens implements RedisCredentialsSupplier {

        @Override
        public Uni<RedisCredentials> get(String clientName) {
            return Uni.createFrom().item(new RedisCredentials("app", "token-of-" + clientName, null));
        }
    }
}
