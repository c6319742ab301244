package io.redkit.demo;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.notNullValue;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ServerTest {

    @Test
    void status_ofARunningServer_tellsHealthAndDetails() {
        given().get("/api/server").then().statusCode(200)
                .body("healthy", equalTo(true))
                .body("state", equalTo("READY"))
                .body("latencyMicros", greaterThan(0))
                .body("details.version", matchesRegex("\\d+\\..*"))
                .body("details.processId", matchesRegex("\\d+"))
                .body("details.memory.usedBytes", greaterThan(0))
                .body("details.clients", greaterThanOrEqualTo(1))
                .body("details.keys", greaterThanOrEqualTo(0))
                .body("details.slowLog", notNullValue());
    }

    @Test
    void readiness_ofARunningServer_isUp() {
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void page_served_allowsOnlyItsOwnScripts() {
        given().get("/").then().statusCode(200)
                .header("Content-Security-Policy", containsString("script-src 'self'"))
                .header("X-Content-Type-Options", "nosniff");
    }
}
