package io.redkit.demo;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class LoginsTest {

    private final String name = "ada " + UUID.randomUUID();

    @Test
    void visitor_whoHasNotLoggedIn_isNobodyAndGetsNoCookie() {
        given().get("/api/login").then().statusCode(200).body("name", nullValue()).header("Set-Cookie", nullValue());
    }

    @Test
    void login_withoutName_isRefused() {
        given().contentType(ContentType.JSON).body(Map.of("name", " ")).post("/api/login").then().statusCode(400);
    }

    @Test
    void login_inTwoBrowsers_showsBothUntilOneEndsTheOther() {
        String firefox = login("Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0");
        String curl = login("curl/8");
        seen(firefox).body("browsers", hasSize(2)).body("browsers[0].name", equalTo("Firefox on Linux"));

        given().cookie("session", firefox).delete("/api/login/others").then().body("ended", equalTo(1));

        seen(curl).body("name", nullValue());
        seen(firefox).body("browsers", hasSize(1)).body("browsers[0].isThis", equalTo(true));
    }

    @Test
    void logout_endsTheSession() {
        String id = login("curl/8");

        given().cookie("session", id).delete("/api/login");

        await().untilAsserted(() -> seen(id).body("name", nullValue()));
    }

    private String login(String browser) {
        String id = given().contentType(ContentType.JSON).header("User-Agent", browser).body(Map.of("name", name))
                .post("/api/login").then().statusCode(204).extract().cookie("session");
        await().untilAsserted(() -> seen(id).body("name", equalTo(name)));
        return id;
    }

    private static ValidatableResponse seen(String id) {
        return given().cookie("session", id).get("/api/login").then().statusCode(200);
    }
}
