package io.redkit.demo;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.redkit.RedisService;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class DocumentsTest {

    @Inject
    RedisService redis;

    @Test
    void document_saved_isReadBack() {
        save("saved", "{\"item\": \"tea\", \"cups\": [1, 2]}").statusCode(200);

        read("saved").statusCode(200)
                .body("name", equalTo("saved"))
                .body("document.content.item", equalTo("tea"))
                .body("document.content.cups[1]", equalTo(2));
    }

    @Test
    void document_saved_expires() {
        save("expiring", "1").statusCode(200);

        read("expiring").body("millisToLive", greaterThan(0)).body("millisToLive", lessThanOrEqualTo(20_000));
    }

    @Test
    void document_deleted_isMissing() {
        save("deleted", "true").statusCode(200);

        given().delete("/api/documents/deleted").then().statusCode(204);

        read("deleted").statusCode(404).body("message", equalTo("There is no such document, or it has expired"));
    }

    @Test
    void document_neverSaved_cannotBeDeleted() {
        given().delete("/api/documents/never").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{", "null", "", "{\"a\": }" })
    void document_withoutJson_isRefused(String content) {
        save("refused", content).statusCode(400).body("type", equalTo("InvalidInputException"));
    }

    @Test
    void document_ofAnotherFormat_isATypedError() {
        redis.set("document:foreign", "not JSON");

        read("foreign").statusCode(500)
                .body("type", equalTo("RedisCodecException"))
                .body("delivery", equalTo("ANSWERED"));
    }

    private static ValidatableResponse save(String name, String content) {
        return given().contentType(ContentType.JSON).body(content).queryParam("secondsToLive", 20)
                .put("/api/documents/" + name).then();
    }

    private static ValidatableResponse read(String name) {
        return given().get("/api/documents/" + name).then();
    }
}
