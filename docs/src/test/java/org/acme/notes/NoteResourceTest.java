package org.acme.notes;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class NoteResourceTest {

    private static final String NOTE = """
            {"title": "Shopping", "text": "Milk and bread"}""";

    @BeforeEach
    void deleteNote() {
        given().delete("/notes/shopping").then().statusCode(204);
    }

    @Test
    void note_written_isReadBack() {
        given().contentType("application/json").body(NOTE).put("/notes/shopping").then().statusCode(204);

        given().get("/notes/shopping").then().statusCode(200).body("text", is("Milk and bread"));
    }

    @Test
    void note_missing_isNotFound() {
        given().get("/notes/shopping").then().statusCode(404);
    }

    @Test
    void likes_areCounted() {
        given().post("/notes/shopping/likes").then().statusCode(200).body(is("1"));
        given().post("/notes/shopping/likes").then().statusCode(200).body(is("2"));
    }

    @Test
    void negativeTimeToLive_isRefused() {
        given().contentType("application/json").body(NOTE).put("/notes/shopping?seconds=-1").then().statusCode(400)
                .body(containsString("time to live"));
    }
}
