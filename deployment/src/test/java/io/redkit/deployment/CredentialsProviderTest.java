package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.credentials.CredentialsProvider;
import io.quarkus.test.QuarkusUnitTest;
import io.redkit.RedisService;
import io.redkit.devserver.RedisServer;
import io.redkit.devserver.RedisServerOptions;

class CredentialsProviderTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = TestPort.applicationWithServerThere()
            .overrideRuntimeConfigKey("quarkus.redkit.connections", "1")
            .overrideRuntimeConfigKey("quarkus.redkit.credentials-provider", "redis-user")
            .overrideRuntimeConfigKey("quarkus.redkit.credentials-provider-name", "vault");

    @Inject
    RedisService redis;

    @Test
    void provider_credentialsThatExpire_logInAndAreRenewed() {
        try (RedisServer server = RedisServer.start(RedisServerOptions.embedded().withPort(TestPort.get())
                .withArguments("--user", "redis-user", "on", ">from-vault", "~*", "+@all"))) {
            assertThat(redis.execute("ACL", "WHOAMI").toString()).isEqualTo("redis-user");
            String first = redis.execute("CLIENT", "ID").toString();

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(redis.execute("CLIENT", "ID").toString()).isNotEqualTo(first));
            assertThat(Vault.QUESTIONS).hasPositiveValue();
        }
    }

    @Named("vault")
    @ApplicationScoped
    static class Vault implements CredentialsProvider {

        static final AtomicInteger QUESTIONS = new AtomicInteger();

        @Override
        public Map<String, String> getCredentials(String name) {
            QUESTIONS.incrementAndGet();
            return Map.of(USER_PROPERTY_NAME, name, PASSWORD_PROPERTY_NAME, "from-vault",
                    EXPIRATION_TIMESTAMP_PROPERTY_NAME, Instant.now().plusSeconds(1).toString());
        }
    }
}
