package io.redkit.demo;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.redkit.ratelimit.RateLimiter;

@QuarkusTest
class LimitsTest {

    private static final int PERMITS = 5;

    @Inject
    RateLimiter limiter;

    @BeforeEach
    void beginAnew() {
        limiter.reset("press", "127.0.0.1");
    }

    @Test
    void press_first_tellsWhatIsLeft() {
        given().post("/api/limited").then().statusCode(200).body("at", notNullValue())
                .header("RateLimit", matchesPattern("\"press\";r=4;t=\\d+"))
                .header("RateLimit-Policy", "\"press\";q=5;w=10")
                .header("X-RateLimit-Remaining", equalTo("4"))
                .header("Retry-After", nullValue());
    }

    @Test
    void press_oneTooMany_is429AndTellsWhenToTryAgain() {
        for (int i = 0; i < PERMITS; i++) {
            given().post("/api/limited").then().statusCode(200);
        }

        given().post("/api/limited").then().statusCode(429).header("Retry-After", matchesPattern("\\d+"));
    }
}
