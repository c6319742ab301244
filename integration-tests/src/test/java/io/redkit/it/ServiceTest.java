package io.redkit.it;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

@QuarkusTest
class ServiceTest {

    private final String key = UUID.randomUUID().toString();

    @Test
    void text_setBlocking_isReadBlockingAndReactive() {
        given().body("value").put("/service/text/" + key).then().statusCode(204);

        given().get("/service/text/" + key).then().statusCode(200).body(equalTo("value"));
        given().get("/service/reactive/" + key).then().statusCode(200).body(equalTo("value"));
    }

    @Test
    void text_missingKey_isNoContent() {
        given().get("/service/text/" + key).then().statusCode(204);
    }

    @Test
    void script_ofAFile_isRun() {
        given().body("ab").put("/service/append/" + key).then().statusCode(200).body(equalTo("2"));
        given().body("c").put("/service/append/" + key).then().statusCode(200).body(equalTo("3"));
    }

    @Test
    void script_sameRequestTwice_isRunOnce() {
        given().body("abc").put("/service/append-once/" + key).then().statusCode(200).body(equalTo("6"));
    }

    @Test
    void json_ofGenericType_roundTrips() {
        given().contentType(ContentType.JSON).body(List.of(new Order("1", List.of("book", "pen"))))
                .put("/service/orders/" + key).then().statusCode(204);

        given().get("/service/orders/" + key).then().statusCode(200)
                .body("[0].id", is("1")).body("[0].items", is(List.of("book", "pen")));
    }

    @Test
    void counter_upTwoDownOne_isOne() {
        given().get("/service/counter/" + key).then().body(equalTo("1"));
    }

    @Test
    void hash_setAndDeleted_keepsTheRest() {
        given().get("/service/hash/" + key).then().body("a", is("1")).body("size()", is(1));
    }

    @Test
    void encrypted_value_isReadWithTheKeyOnly() {
        given().get("/service/encrypted/" + key).then().body(equalTo("true"));
    }

    @Test
    void transaction_onDedicatedConnection_executes() {
        given().get("/service/transaction/" + key).then().body(equalTo("[1, 2]"));
    }

    @Test
    void blockingCommand_throughTheSharedService_works() {
        given().get("/service/blocking/" + key).then().body(equalTo("[" + key + ", element]"));
    }

    @Test
    void diagnostics_memory_isToldByTheServer() {
        given().get("/service/memory").then().body(matchesPattern("[1-9][0-9]+"));
    }

    @Test
    void health_bothClients_areUp() {
        await().untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200)
                .body("checks[0].data.'<default>.status'", is("UP")).body("checks[0].data.'other.status'", is("UP")));
    }
}
