package io.redkit.demo;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.redkit.devserver.RedisServer;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(value = StoppableRedis.class, restrictToAnnotatedClass = true)
class OutageTest {

    private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(30);

    RedisServer server;

    @AfterEach
    void bringRedisBack() {
        if (server.isAlive()) {
            server.resume();
        } else {
            server.restart();
        }
        awaitHeartbeat();
    }

    @Test
    void heartbeat_afterAnother_countsOn() {
        int first = heartbeat().statusCode(200).extract().path("count");

        heartbeat().body("count", greaterThan(first));
    }

    @Test
    void heartbeat_whileRedisIsStopped_isUnavailable() {
        server.kill();

        heartbeat().statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "1")
                .body("type", equalTo("RedisConnectionException"))
                .body("delivery", notNullValue());
    }

    @Test
    void heartbeat_whileRedisIsSilent_timesOut() {
        heartbeat().statusCode(200);
        server.pause();

        heartbeat().statusCode(503)
                .body("type", equalTo("RedisTimeoutException"))
                .body("delivery", equalTo("OUTCOME_UNKNOWN"));
    }

    @Test
    void reactiveEndpoint_whileRedisIsStopped_isUnavailable() {
        server.kill();

        given().get("/api/documents/any").then().statusCode(503).body("type", equalTo("RedisConnectionException"));
    }

    @Test
    void status_whileRedisIsStopped_stillAnswers() {
        server.kill();

        given().get("/api/server").then().statusCode(200)
                .body("healthy", equalTo(false))
                .body("failure", notNullValue())
                .body("details", nullValue());
    }

    @Test
    void readiness_whileRedisIsStopped_isDown() {
        server.kill();

        given().get("/q/health/ready").then().statusCode(503).body("status", equalTo("DOWN"));
    }

    @Test
    void heartbeat_afterRestartOfRedis_worksAgain() {
        server.kill();
        heartbeat().statusCode(503);

        server.restart();

        awaitHeartbeat();
    }

    @Test
    void silence_asked_passesTheGuard() {
        given().contentType(ContentType.JSON).post("/api/outage/silence").then().statusCode(200)
                .body("millis", equalTo(5000));
    }

    private static void awaitHeartbeat() {
        await().atMost(LONGEST_RECOVERY).until(() -> heartbeat().extract().statusCode() == 200);
    }

    private static ValidatableResponse heartbeat() {
        return given().contentType(ContentType.JSON).post("/api/outage/heartbeat").then();
    }
}
