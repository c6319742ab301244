package io.redkit.demo;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class CachesTest {

    @BeforeEach
    void forget() {
        given().delete("/api/forecasts/rome").then().statusCode(204);
    }

    @Test
    void forecast_askedTwice_isComputedOnce() {
        int loads = given().get("/api/forecasts").then().extract().path("counts.loads");
        String computedAt = ask().body("source", is("COMPUTED")).body("tookMillis", greaterThanOrEqualTo(2000))
                .extract().path("forecast.computedAt");

        ask().body("source", is("CACHE")).body("tookMillis", lessThan(2000)).body("forecast.computedAt", is(computedAt));

        given().get("/api/forecasts").then().body("counts.loads", equalTo(loads + 1)).body("hitRate", greaterThan(0f));
    }

    @Test
    void forecast_askedByManyAtOnce_isComputedByOneOfThem() {
        List<CompletableFuture<String>> all = Stream.generate(
                () -> CompletableFuture.supplyAsync(() -> ask().extract().<String> path("source"))).limit(3).toList();

        assertThat(all.stream().map(CompletableFuture::join).filter("COMPUTED"::equals)).hasSize(1);
    }

    @Test
    void forecast_forgotten_isComputedAnew() {
        ask();
        given().delete("/api/forecasts/rome").then().statusCode(204);

        ask().body("source", is("COMPUTED"));
    }

    @Test
    void cups_readAgain_comeFromMemory() {
        await().untilAsserted(() -> { // what Redis says of earlier changes may still be on its way
            int misses = cups().extract().path("figures.misses");
            int hits = cups().extract().path("figures.hits");

            cups().body("figures.tracked", is(true)).body("figures.misses", equalTo(misses))
                    .body("figures.hits", equalTo(hits + 1)).body("hitRate", greaterThan(0f));
        });
    }

    @Test
    void cup_sold_isSeenAtTheNextRead() {
        int sold = cups().extract().path("sold");

        given().contentType(ContentType.JSON).post("/api/cups/sold").then().statusCode(200).body("sold", equalTo(sold + 1));

        cups().body("sold", equalTo(sold + 1));
    }

    @Test
    void burst_readsFromMemory() {
        await().until(() -> cups().extract().path("figures.tracked"));

        await().untilAsserted(() -> given().contentType(ContentType.JSON).post("/api/cups/burst").then().statusCode(200)
                .body("reads", greaterThan(100_000)).body("micros", greaterThanOrEqualTo(200_000)));
    }

    private static ValidatableResponse ask() {
        return given().get("/api/forecasts/rome").then().statusCode(200);
    }

    private static ValidatableResponse cups() {
        return given().get("/api/cups").then().statusCode(200);
    }
}
