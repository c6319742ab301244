package io.redkit.it;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class CoordinationTest {

    @Test
    void rateLimited_principal_eachUserHasTheWholeLimit() {
        for (String user : new String[] { "ada:countess", "grace:admiral" }) {
            String[] login = user.split(":");
            for (int i = 0; i < 2; i++) {
                given().auth().preemptive().basic(login[0], login[1]).get("/coordination/limited").then().statusCode(200);
            }
            given().auth().preemptive().basic(login[0], login[1]).get("/coordination/limited").then().statusCode(429)
                    .header("X-RateLimit-Remaining", equalTo("0"));
        }
    }

    @Test
    void leaderOnly_scheduledMethod_runsWhereItLeads() {
        await().atMost(Duration.ofSeconds(30)).until(() -> Integer.parseInt(given().get("/coordination/led").asString()) > 1);
    }
}
