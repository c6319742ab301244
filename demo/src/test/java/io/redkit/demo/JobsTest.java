package io.redkit.demo;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.redkit.queue.JobQueues;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class JobsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Inject
    JobQueues queues;

    @BeforeEach
    @AfterEach
    void clearTheBoard() {
        EmptyBoard.of(queues);
    }

    @Test
    void jobs_whilePaused_waitUntilTheyAreCancelled() {
        post("pause").statusCode(204);
        given().contentType(ContentType.JSON).post("/api/jobs").then().statusCode(200).body("added", equalTo(6));
        board().body("isPaused", is(true)).body("counts.WAITING", equalTo(6)).body("cards.state", everyItem(is("WAITING")));
        String id = board().extract().path("cards[0].id");

        given().delete("/api/jobs/" + id).then().statusCode(200).body("changed", is(true));

        board().body("counts.WAITING", equalTo(5)).body("counts.CANCELLED", equalTo(1));
    }

    @Test
    void jobs_added_areDoneAndTriedAgainAndGivenUpUntilSomebodyRetriesThem() {
        given().contentType(ContentType.JSON).post("/api/jobs").then().statusCode(200);

        await().atMost(PATIENCE).until(() -> states().containsAll(List.of("Invoice COMPLETED", "Thumbnail COMPLETED"))
                && states().contains("Mail to a full mailbox DEAD"));
        board().body("cards.find { it.title == 'Invoice' }.attempts", is(2))
                .body("cards.find { it.title == 'Thumbnail' }.result", startsWith("Done in process"));
        String dead = board().extract().path("cards.find { it.state == 'DEAD' }.id");
        post(dead + "/retry").statusCode(200).body("changed", is(true));

        await().atMost(PATIENCE).until(() -> states().contains("Mail to a full mailbox COMPLETED"));
    }

    @Test
    void job_unknown_cannotBeChanged() {
        given().delete("/api/jobs/unknown").then().statusCode(200).body("changed", is(false));
        post("unknown/retry").statusCode(200).body("changed", is(false));
    }

    private static ValidatableResponse board() {
        return given().get("/api/jobs").then().statusCode(200);
    }

    private static List<String> states() {
        List<Map<String, Object>> cards = board().extract().path("cards");
        return cards.stream().map(card -> card.get("title") + " " + card.get("state")).toList();
    }

    private static ValidatableResponse post(String path) {
        return given().contentType(ContentType.JSON).post("/api/jobs/" + path).then();
    }
}
