package io.redkit.demo;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.matchesRegex;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.redkit.RedisService;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class LinksTest {

    private static final String LONG_URL = "https://example.org/a/long/path?q=1#part";

    @Inject
    RedisService redis;

    @Test
    void link_created_hasCodeAndLife() {
        shorten(LONG_URL, 30).statusCode(201)
                .body("code", matchesRegex("[0-9a-zA-Z]{7}"))
                .body("url", equalTo(LONG_URL))
                .body("hits", equalTo(0))
                .body("millisToLive", equalTo(30_000));
    }

    @Test
    void link_followed_leadsToItsUrl() {
        follow(newLink(30)).statusCode(302).header("Location", LONG_URL);
    }

    @Test
    void link_followedTwice_countsTwoVisits() {
        String code = newLink(30);

        follow(code).statusCode(302);
        follow(code).statusCode(302);

        link(code).statusCode(200).body("hits", equalTo(2));
    }

    @Test
    void link_shown_tellsItsRemainingLife() {
        link(newLink(30)).body("millisToLive", lessThanOrEqualTo(30_000)).body("millisToLive", greaterThan(0));
    }

    @Test
    void link_created_expiresInRedisWithItsCounter() {
        String code = newLink(30);

        assertThat(redis.ttl("link:" + code).remaining()).isPresent();
        assertThat(redis.ttl("link:" + code + ":hits").remaining()).isPresent();
    }

    @Test
    void link_deleted_isMissing() {
        String code = newLink(30);

        given().delete("/api/links/" + code).then().statusCode(204);

        link(code).statusCode(404).body("message", equalTo("There is no such link, or it has expired"));
        follow(code).statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "  ", "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "file:///etc/passwd",
            "ftp://example.org/", "javascript://example.org/%0aalert(1)",
            "//example.org", "example.org", "https://", "https:///path", "http:example.org", "https://a b",
            "https://bank.example@evil.example/", "https://example.org/\r\nSet-Cookie: a=b" })
    void url_notOfAWebPage_isRefused(String url) {
        shorten(url, 30).statusCode(400).body("type", equalTo("InvalidInputException"));
    }

    @ParameterizedTest
    @ValueSource(longs = { -1, 0, 86_401 })
    void lifetime_outOfBounds_isRefused(long seconds) {
        shorten(LONG_URL, seconds).statusCode(400)
                .body("message", equalTo("A lifetime is between 1 and 86400 seconds"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"url\": ", "[1]", "{\"url\": {}}", "" })
    void body_notTheExpectedJson_isRefused(String body) {
        given().contentType(ContentType.JSON).body(body).post("/api/links").then().statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("InvalidInputException"));
    }

    private static String newLink(long secondsToLive) {
        return shorten(LONG_URL, secondsToLive).statusCode(201).extract().path("code");
    }

    private static ValidatableResponse shorten(String url, long secondsToLive) {
        record Wanted(String url, long secondsToLive) {
        }
        return given().contentType(ContentType.JSON).body(new Wanted(url, secondsToLive)).post("/api/links").then();
    }

    private static ValidatableResponse link(String code) {
        return given().get("/api/links/" + code).then();
    }

    private static ValidatableResponse follow(String code) {
        return given().redirects().follow(false).get("/s/" + code).then();
    }
}
