package io.redkit.it;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class VertxTest {

    private final String key = UUID.randomUUID().toString();

    @Test
    void api_command_works() {
        given().get("/vertx/api/" + key).then().statusCode(200).body(equalTo("1"));
    }

    @Test
    void request_withNumber_works() {
        given().get("/vertx/request/" + key).then().statusCode(200).body(equalTo("5"));
    }

    @Test
    void connection_ofItsOwn_works() {
        given().get("/vertx/connection/" + key).then().statusCode(200).body(equalTo("1"));
    }
}
