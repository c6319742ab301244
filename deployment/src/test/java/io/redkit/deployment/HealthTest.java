package io.redkit.deployment;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.RedisClientName;
import io.redkit.RedisService;
import io.redkit.devserver.RedisServer;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;

class HealthTest {

    private static final String DATA = "checks[0].data.";

    @RegisterExtension
    static final QuarkusUnitTest APP = TestPort.applicationWithServerThere()
            .overrideRuntimeConfigKey("quarkus.redkit.command-timeout", "500ms")
            .overrideRuntimeConfigKey("quarkus.redkit.\"excluded\".url", "redis://localhost:1")
            .overrideRuntimeConfigKey("quarkus.redkit.\"excluded\".health-exclude", "true");

    @Inject
    RedisService redis;

    @Inject
    @RedisClientName("excluded")
    RedisService excluded;

    @Test
    void readiness_serverAway_isDownWithoutWaiting() {
        readiness().statusCode(503).body(DATA + "'<default>.status'", equalTo("DOWN"))
                .body("checks[0].data", hasKey("<default>.failure"));
    }

    @Test
    void readiness_degraded_tellsThePolicies() {
        await().untilAsserted(() -> readiness().body(DATA + "'<default>.policy.commands'", equalTo("fail")));
    }

    @Test
    void readiness_serverThere_isUpWithItsDetails() {
        try (RedisServer server = TestPort.startServer()) {
            await().until(redis::isHealthy);

            await().untilAsserted(() -> readiness().statusCode(200)
                    .body(DATA + "'<default>.status'", equalTo("UP"))
                    .body(DATA + "'<default>.port'", equalTo(TestPort.get()))
                    .body(DATA + "'<default>.mode'", equalTo("standalone"))
                    .body("checks[0].data", hasKey("<default>.latency-micros"))
                    .body("checks[0].data", not(hasKey("excluded.status"))));
        }
    }

    private static ValidatableResponse readiness() {
        return RestAssured.when().get("/q/health/ready").then();
    }
}
