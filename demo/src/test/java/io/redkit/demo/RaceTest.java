package io.redkit.demo;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.redkit.lock.RedisLocks;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
class RaceTest {

    @Inject
    RedisLocks locks;

    @BeforeEach
    void freeTheLock() {
        locks.lock("race").forceRelease("another test begins");
    }

    @Test
    void tab_thatRaces_isShownAsHolderUntilItReleases() {
        long token = tab("one").post("/api/race").then().statusCode(200).extract().jsonPath().getLong("token");
        given().get("/api/race").then().body("holder.token", equalTo(token)).body("holder.racer.tab", equalTo("one"))
                .body("holder.racer.browser", equalTo("curl")).body("holder.millisToLive", greaterThan(10_000));

        tab("one").delete("/api/race").then().statusCode(200).body("wasHeld", equalTo(true));

        given().get("/api/race").then().body("holder", nullValue()).body("turns[0].event", equalTo("RELEASED"));
    }

    @Test
    void tab_thatTakesOver_hasAGreaterToken() {
        long first = tab("one").post("/api/race").then().extract().jsonPath().getLong("token");

        tab("two").post("/api/race/take-over").then().statusCode(200).body("token", greaterThan(first));

        tab("one").delete("/api/race").then().body("wasHeld", equalTo(false));
    }

    @Test
    void tab_withoutTheLock_cannotReleaseIt() {
        tab("none").delete("/api/race").then().statusCode(404);
    }

    @Test
    void tab_withoutName_isRefused() {
        given().post("/api/race").then().statusCode(400);
    }

    private static RequestSpecification tab(String name) {
        return given().queryParam("tab", name).header("User-Agent", "curl/8");
    }
}
