package io.redkit.deployment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.RedisService;
import io.redkit.session.HttpSessionAttributes;
import io.redkit.session.RedisSessions;
import io.restassured.response.Response;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.sstore.SessionStore;

class HttpSessionTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .overrideConfigKey("quarkus.redkit.devservices.provider", "embedded")
            .overrideConfigKey("quarkus.redkit.http-session.enabled", "true");

    @Path("")
    public static class Site {

        @Inject
        RoutingContext context;

        @GET
        @Path("none")
        public String none() {
            return "no session";
        }

        @POST
        @Path("note")
        public String note(String text) {
            context.session().put("note", text).put("count", 5L).put("json", new JsonObject().put("a", 1));
            return "noted " + text.length();
        }

        @GET
        @Path("note")
        public String note() {
            Long count = context.session().get("count");
            JsonObject json = context.session().get("json");
            return context.session().get("note") + " " + count + " " + json;
        }

        @POST
        @Path("upload")
        public int upload(InputStream body) throws IOException {
            return body.readAllBytes().length;
        }

        @POST
        @Path("login")
        public String login(String name) {
            context.session().put(HttpSessionAttributes.PRINCIPAL, name);
            return name;
        }

        @POST
        @Path("logout")
        public void logout() {
            context.session().destroy();
        }

        @POST
        @Path("thread")
        public void thread() {
            context.session().put("note", "other").put("thread", Thread.currentThread());
        }
    }

    /** Reads the body some time after it was called. */
    @Singleton
    public static class LateRoute {

        void register(@Observes Router router, Vertx vertx) {
            router.post("/late").handler(context -> vertx.setTimer(200, timer -> context.request()
                    .bodyHandler(body -> context.end(String.valueOf(body.length()))).resume()));
        }
    }

    @Inject
    RedisService redis;

    @Inject
    RedisSessions sessions;

    @Inject
    SessionStore store;

    @BeforeEach
    void empty() {
        store.clear().toCompletionStage().toCompletableFuture().join();
    }

    private static String noted(String text) {
        Response response = given().body(text).post("/note");
        assertThat(response.asString()).isEqualTo("noted " + text.length());
        String id = response.cookie("session");
        await().until(() -> read(id).startsWith(text));
        return id;
    }

    private static String read(String id) {
        return given().cookie("session", id).get("/note").asString();
    }

    @Test
    void session_isKeptBetweenRequests() {
        assertThat(read(noted("hello"))).isEqualTo("hello 5 {\"a\":1}");
    }

    @Test
    void cookie_isHttpOnlyAndLaxAndHasThePath() {
        String cookie = given().body("x").post("/note").header("Set-Cookie");

        assertThat(cookie).contains("HTTPOnly", "SameSite=Lax", "Path=/").doesNotContain("Secure");
    }

    @Test
    void request_thatUsesNoSession_getsNone() {
        await().untilAsserted(() -> { // an earlier request may have been answered before its session was written
            empty();
            assertThat(given().get("/none").cookies()).isEmpty();
            assertThat(size()).isZero();
        });
    }

    @Test
    void body_ofARequestWithASession_arrivesWhole() {
        String id = noted("first");
        String large = "x".repeat(300_000);

        assertThat(given().cookie("session", id).body(large).post("/note").asString()).isEqualTo("noted 300000");
        assertThat(given().cookie("session", id).body(large).post("/upload").asString()).isEqualTo("300000");
        assertThat(given().cookie("session", id).body(large).post("/late").asString()).isEqualTo("300000");
    }

    @Test
    void login_changesTheIdAndKeepsTheData() {
        String planted = noted("hello");

        String id = given().cookie("session", planted).body("ada").post("/login").cookie("session");

        await().until(() -> sessions.list("ada").size() == 1);
        assertThat(id).isNotEqualTo(planted);
        assertThat(read(id)).startsWith("hello");
        assertThat(read(planted)).startsWith("null");
    }

    @Test
    void text_canBeReadAsAnAttribute() {
        assertThat(sessions.peek(noted("hello")).get("note", String.class)).isEqualTo("hello");
    }

    @Test
    void endAll_endsTheSessionsOfBrowsers() {
        String id = given().cookie("session", noted("hello")).body("ada").post("/login").cookie("session");
        await().until(() -> sessions.list("ada").size() == 1);

        assertThat(sessions.endAll("ada")).isEqualTo(1);

        assertThat(read(id)).startsWith("null");
    }

    @Test
    void logout_endsTheSession() {
        String id = noted("hello");

        given().cookie("session", id).post("/logout");

        await().until(() -> sessions.peek(id) == null);
    }

    @Test
    void value_thatCannotBeKept_changesNothing() {
        String id = noted("hello");

        given().cookie("session", id).post("/thread");

        assertThat(read(id)).startsWith("hello");
    }

    @Test
    void clear_removesSessionsOnly() {
        redis.set("other", "stays");
        noted("hello");

        await().untilAsserted(() -> { // as above
            empty();
            assertThat(size()).isZero();
        });
        assertThat(redis.get("other")).isEqualTo("stays");
    }

    private int size() {
        return store.size().toCompletionStage().toCompletableFuture().join();
    }
}
