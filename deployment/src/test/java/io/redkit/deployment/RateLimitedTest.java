package io.redkit.deployment;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.RedisService;
import io.redkit.ratelimit.RateLimit;
import io.redkit.ratelimit.RateLimitExceededException;
import io.redkit.ratelimit.RateLimited;
import io.redkit.ratelimit.RateLimiter;
import io.redkit.ratelimit.ReactiveRateLimiter;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.redis.client.RedisAPI;

class RateLimitedTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Api.class, Mailer.class))
            .overrideConfigKey("quarkus.redkit.devservices.provider", "embedded")
            .overrideConfigKey("quarkus.http.proxy.proxy-address-forwarding", "true")
            .overrideConfigKey("quarkus.http.proxy.allow-x-forwarded", "true")
            .overrideConfigKey("quarkus.http.proxy.trusted-proxies", "127.0.0.1")
            .overrideConfigKey("quarkus.redkit.rate-limit.\"login\".permits", "2")
            .overrideConfigKey("quarkus.redkit.rate-limit.\"login\".period", "1m")
            .overrideConfigKey("quarkus.redkit.rate-limit.\"login\".algorithm", "fixed-window")
            .overrideConfigKey("quarkus.redkit.rate-limit.\"day\".permits", "100")
            .overrideConfigKey("quarkus.redkit.rate-limit.\"day\".period", "1d")
            .overrideConfigKey("quarkus.redkit.rate-limit.\"day\".burst", "50");

    @Path("/api")
    public static class Api {

        @GET
        @Path("blocking")
        @RateLimited(value = "login", subject = "{address}")
        public String blocking() {
            return Context.isOnEventLoopThread() ? "loop" : "worker";
        }

        @GET
        @Path("reactive")
        @RateLimited(value = { "login", "day" }, subject = "{header:X-Api-Key}")
        public Uni<String> reactive() {
            return Uni.createFrom().item(() -> Context.isOnEventLoopThread() ? "loop" : "worker");
        }
    }

    @ApplicationScoped
    @RateLimited(value = "login", subject = "{to}")
    static class Mailer {

        String send(String to, String text) {
            return signed(text);
        }

        /** Is not intercepted, and need not have the parameter. */
        private String signed(String text) {
            return text;
        }

        CompletionStage<String> sendLater(String to) {
            return Uni.createFrom().item(to).subscribeAsCompletionStage();
        }

        Multi<String> sendAll(String to) {
            return Multi.createFrom().items("a", "b");
        }

        @RateLimited(value = "login", subject = "{from}:{to}")
        Uni<String> sendFrom(String from, String to) {
            return Uni.createFrom().item(to);
        }
    }

    @Inject
    Mailer mailer;

    @Inject
    RateLimiter limiter;

    @Inject
    ReactiveRateLimiter reactive;

    @Inject
    RedisService redis;

    @Inject
    RedisAPI api;

    @BeforeEach
    void forget() {
        api.flushall(java.util.List.of()).toCompletionStage().toCompletableFuture().join();
        limiter.limits().change("login", limiter.limits().get("login")); // clears the known denials
    }

    @Test
    void endpoint_untilItsLimit_tellsWhatIsLeft() {
        when().get("/api/blocking").then().statusCode(200).body(equalTo("worker"))
                .header("RateLimit-Policy", "\"login\";q=2;w=60").header("RateLimit", "\"login\";r=1;t=60")
                .header("X-RateLimit-Limit", "2").header("X-RateLimit-Remaining", "1").header("X-RateLimit-Reset", "60")
                .header("Retry-After", nullValue());
    }

    @Test
    void endpoint_overItsLimit_answers429() {
        when().get("/api/blocking").then().statusCode(200);
        when().get("/api/blocking").then().statusCode(200);

        when().get("/api/blocking").then().statusCode(429).header("Retry-After", matchesPattern("[345]\\d|60"))
                .header("RateLimit", matchesPattern("\"login\";r=0;t=([345]\\d|60)")).header("X-RateLimit-Remaining", "0");
    }

    @Test
    void endpoint_behindATrustedProxy_countsTheForwardedAddress() {
        given().header("X-Forwarded-For", "203.0.113.7").get("/api/blocking").then().header("X-RateLimit-Remaining", "1");
        given().header("X-Forwarded-For", "203.0.113.8").get("/api/blocking").then().header("X-RateLimit-Remaining", "1");
        given().header("X-Forwarded-For", "203.0.113.7").get("/api/blocking").then().header("X-RateLimit-Remaining", "0");
    }

    @Test
    void reactiveEndpoint_withSeveralLimits_staysOnItsLoopAndTellsBoth() {
        given().header("X-Api-Key", "k1").get("/api/reactive").then().statusCode(200).body(equalTo("loop"))
                .header("RateLimit-Policy", "\"login\";q=2;w=60, \"day\";q=50;w=43200")
                .header("RateLimit", matchesPattern("\"login\";r=1;t=60, \"day\";r=49;t=864"));
        given().header("X-Api-Key", "k1").get("/api/reactive").then().statusCode(200);

        given().header("X-Api-Key", "k1").get("/api/reactive").then().statusCode(429);
        given().header("X-Api-Key", "k2").get("/api/reactive").then().statusCode(200);
        assertThat(redis.scan("*")).isNotEmpty().noneMatch(key -> key.contains("k1"));
    }

    @Test
    void bean_overItsLimit_throwsTheDecision() {
        mailer.send("ada", "1");
        assertThat(mailer.send("ada", "2")).isEqualTo("2");

        RateLimitExceededException failure = catchThrowableOfType(RateLimitExceededException.class,
                () -> mailer.send("ada", "3"));
        assertThat(failure.decision().retryAfter()).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
        assertThat(failure).hasMessageStartingWith("Rate limit login is exceeded; retry after ").hasMessageNotContaining("ada");
        assertThat(mailer.send("bob", "1")).isEqualTo("1");
    }

    @Test
    void bean_methodsOfAllReturnTypes_keepToTheLimit() {
        assertThat(mailer.sendLater("ada").toCompletableFuture().join()).isEqualTo("ada");
        assertThat(mailer.sendAll("ada").collect().asList().await().indefinitely()).containsExactly("a", "b");

        assertThat(catchThrowableOfType(RuntimeException.class, () -> mailer.sendLater("ada").toCompletableFuture().join()))
                .hasRootCauseInstanceOf(RateLimitExceededException.class);
        assertThat(catchThrowableOfType(RateLimitExceededException.class,
                () -> mailer.sendAll("ada").collect().asList().await().indefinitely())).isNotNull();
    }

    @Test
    void bean_subjectOfSeveralArguments_neverMixesThem() {
        mailer.sendFrom("a", "b:c").await().indefinitely();

        assertThat(mailer.sendFrom("a:b", "c").await().indefinitely()).isEqualTo("c");
        assertThat(limiter.peek("login", "a:b%3Ac").remaining()).isEqualTo(1);
        assertThat(limiter.peek("login", "a%3Ab:c").remaining()).isEqualTo(1);
    }

    @Test
    void limit_changedAtRunTime_holdsForMethodsToo() {
        RateLimit configured = limiter.limits().get("login");
        limiter.limits().change("login", RateLimit.fixedWindow(1, Duration.ofMinutes(1)));
        try {
            mailer.send("eve", "1");
            assertThat(reactive.tryAcquire("login", "eve").await().indefinitely()).isFalse();
        } finally {
            limiter.limits().change("login", configured);
        }
    }
}
