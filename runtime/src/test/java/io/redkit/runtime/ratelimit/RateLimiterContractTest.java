package io.redkit.runtime.ratelimit;

import static io.redkit.ratelimit.RateLimitResult.Source.KNOWN_DENIAL;
import static io.redkit.ratelimit.RateLimitResult.Source.REDIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.redkit.ratelimit.RateLimit;
import io.redkit.ratelimit.RateLimitAlgorithm;
import io.redkit.ratelimit.RateLimitDecision;
import io.redkit.ratelimit.RateLimitResult;
import io.redkit.ratelimit.RateLimiter;
import io.redkit.ratelimit.WhileAway;
import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestCluster;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSentinels;

/** What limiters do on each kind of server. */
@ParameterizedClass(name = "{0}")
@EnumSource(RateLimiterContractTest.Servers.class)
class RateLimiterContractTest {

    private static final Duration LONG = Duration.ofHours(1);

    @Parameter
    Servers servers;

    private final String subject = "user:{" + UUID.randomUUID() + "}";
    private RedkitClient client;
    private RateLimiter limiter;

    enum Servers {
        STANDALONE,
        SENTINEL,
        CLUSTER;

        RedkitClient client() {
            return switch (this) {
                case STANDALONE -> TestRedis.client(settings -> settings.keyPrefix("app:"));
                case SENTINEL -> TestSentinels.client(settings -> settings.keyPrefix("app:"));
                case CLUSTER -> TestCluster.client(settings -> settings.keyPrefix("app:"));
            };
        }

        RawRedis raw() {
            return switch (this) {
                case STANDALONE -> TestRedis.RAW;
                case SENTINEL -> TestSentinels.RAW;
                case CLUSTER -> TestCluster.RAW;
            };
        }
    }

    @BeforeEach
    void open() {
        client = servers.client();
        limiter = limiter(0);
    }

    private RateLimiter limiter(int knownDenials) {
        LimitSettings settings = new LimitSettings(WhileAway.CLOSED, Duration.ofSeconds(20), knownDenials, 100,
                Map.of("login", RateLimit.slidingWindow(3, LONG).named("login")));
        return RateLimiters.of(client.patterns(), settings).blocking();
    }

    @AfterEach
    void close() {
        client.close(Duration.ZERO);
    }

    private static RateLimit limit(RateLimitAlgorithm algorithm, long permits) {
        return new RateLimit("limit", algorithm, permits, LONG, permits, Duration.ZERO, null);
    }

    @ParameterizedTest
    @EnumSource
    void check_moreThanTheLimit_isDeniedWithTheTimeToWait(RateLimitAlgorithm algorithm) {
        RateLimit limit = limit(algorithm, 3);
        List<RateLimitResult> results = IntStream.range(0, 4).mapToObj(i -> limiter.check(limit, subject, 1)).toList();

        assertThat(results).extracting(RateLimitResult::allowed).containsExactly(true, true, true, false);
        assertThat(results).extracting(RateLimitResult::remaining).containsExactly(2L, 1L, 0L, 0L);
        assertThat(results.get(3).retryAfter()).isBetween(Duration.ofMinutes(19), LONG.plusSeconds(37));
        assertThat(results.get(3).resetAfter()).isBetween(Duration.ofMinutes(59), LONG.plusSeconds(37));
        assertThat(results).extracting(RateLimitResult::source).containsOnly(REDIS);
    }

    @ParameterizedTest
    @EnumSource
    void check_afterRetryAfter_isAllowed(RateLimitAlgorithm algorithm) {
        RateLimit limit = new RateLimit("limit", algorithm, 2, Duration.ofMillis(400), 2, Duration.ZERO, null);
        limiter.check(limit, subject, 2);
        long before = System.nanoTime();
        RateLimitResult denied = limiter.check(limit, subject, 1);
        long after = System.nanoTime();
        AtomicLong lastDenied = new AtomicLong(after);

        Awaitility.await().pollInterval(Duration.ofMillis(1)).until(() -> {
            long asked = System.nanoTime();
            boolean allowed = limiter.check(limit, subject, 1).allowed();
            if (!allowed) {
                lastDenied.set(asked);
            }
            return allowed;
        });

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(denied.retryAfter().minusMillis(1));
        assertThat(Duration.ofNanos(lastDenied.get() - after)).isLessThanOrEqualTo(denied.retryAfter().plusMillis(1));
    }

    @ParameterizedTest
    @EnumSource
    void acquireUpTo_moreThanIsLeft_grantsWhatIsLeft(RateLimitAlgorithm algorithm) {
        RateLimit limit = limit(algorithm, 5);
        limiter.check(limit, subject, 3);

        RateLimitResult result = limiter.acquireUpTo(limit, subject, 10);

        assertThat(result.granted()).isEqualTo(2);
        assertThat(limiter.acquireUpTo(limit, subject, 10).allowed()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void check_ofAnyAlgorithm_leavesOneKeyThatVanishes(RateLimitAlgorithm algorithm) {
        RateLimit limit = new RateLimit("limit", algorithm, 2, Duration.ofSeconds(1), 2, Duration.ZERO, null);
        String key = LimitCall.of(limit, subject, LimitCall.Mode.ALL, 1).keys(client.patterns().keys())[0];

        assertThat(key).startsWith("app:ratelimit:{user%3A%7B");
        Awaitility.await().untilAsserted(() -> { // a busy machine may look too late
            limiter.check(limit, subject, 2);
            assertThat(servers.raw().number("PTTL", key)).isBetween(1L, 1010L);
        });
        Awaitility.await().until(() -> servers.raw().number("EXISTS", key) == 0);
    }

    @Test
    void checkAll_oneDenies_spendsNothingOfTheOthers() {
        RateLimit wide = limit(RateLimitAlgorithm.GCRA, 10).named("wide");
        RateLimit narrow = limit(RateLimitAlgorithm.FIXED_WINDOW, 1).named("narrow");
        limiter.checkAll(List.of(wide, narrow), subject, 1);

        RateLimitDecision decision = limiter.checkAll(List.of(wide, narrow), subject, 1);

        assertThat(decision.allowed()).isFalse();
        assertThat(decision.results()).extracting(RateLimitResult::allowed).containsExactly(true, false);
        assertThat(decision.tightest().limit()).isEqualTo(narrow);
        assertThat(limiter.peek(wide, subject).remaining()).isEqualTo(9);
    }

    @ParameterizedTest
    @EnumSource
    void penalty_afterTheFirstDenial_deniesEverything(RateLimitAlgorithm algorithm) {
        RateLimit limit = new RateLimit("limit", algorithm, 5, LONG, 5, LONG.multipliedBy(2), null);
        limiter.check(limit, subject, 4);
        RateLimitResult first = limiter.check(limit, subject, 2);
        RateLimitResult second = limiter.check(limit, subject, 1);

        assertThat(first.retryAfter()).isEqualTo(LONG.multipliedBy(2));
        assertThat(second.allowed()).isFalse();
        assertThat(second.retryAfter()).isBetween(LONG.plusMinutes(59), LONG.multipliedBy(2));
    }

    @ParameterizedTest
    @EnumSource
    void block_ofAnIdleSubject_deniesUntilReset(RateLimitAlgorithm algorithm) {
        RateLimit limit = limit(algorithm, 5);
        limiter.block(limit, subject, LONG);

        assertThat(limiter.check(limit, subject, 1).allowed()).isFalse();
        limiter.reset(limit, subject);
        assertThat(limiter.check(limit, subject, 5).allowed()).isTrue();
    }

    @Test
    void change_ofANamedLimit_holdsFromTheNextCallAndKeepsWhatIsUsed() {
        limiter.check("login", subject, 3);
        limiter.limits().change("login", RateLimit.slidingWindow(4, LONG));

        assertThat(limiter.check("login", subject).allowed()).isTrue();
        assertThat(limiter.check("login", subject).allowed()).isFalse();
    }

    @Test
    void check_knownDenial_isAnsweredWithoutRedisUntilReset() {
        RateLimiter remembering = reopened(100);
        RateLimit limit = limit(RateLimitAlgorithm.GCRA, 2);
        remembering.check(limit, subject, 2);
        assertThat(remembering.check(limit, subject, 1).source()).isEqualTo(REDIS);

        assertThat(remembering.check(limit, subject, 1).source()).isEqualTo(KNOWN_DENIAL);
        remembering.reset(limit, subject);
        assertThat(remembering.check(limit, subject, 1).allowed()).isTrue();
    }

    private RateLimiter reopened(int knownDenials) {
        client.close(Duration.ZERO);
        client = servers.client();
        return limiter(knownDenials);
    }

    @Test
    void check_unknownName_namesThoseThatThereAre() {
        assertThatIllegalArgumentException().isThrownBy(() -> limiter.check("logon", subject))
                .withMessageContaining("no rate limit logon").withMessageContaining("[login]");
    }

    @Test
    void check_moreThanTheCapacity_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> limiter.check("login", subject, 4))
                .withMessageContaining("never grants more than 3");
    }

    @ParameterizedTest
    @EnumSource(names = { "GCRA", "FIXED_WINDOW" })
    void check_clockOfTheServerSetBack_isUsedUpFromNowOnAndNotUntilThen(RateLimitAlgorithm algorithm) {
        RateLimit limit = new RateLimit("limit", algorithm, 10, Duration.ofSeconds(1), 10, Duration.ZERO, null);
        String key = LimitCall.key(client.patterns().keys(), limit.name(), subject, Figures.of(limit).algorithm());
        long ahead = System.currentTimeMillis() * 1000 + LONG.toNanos() / 1000;
        servers.raw().send("SET", key, ahead + " 10", "PX", 2 * LONG.toMillis());

        assertThat(limiter.check(limit, subject, 1).granted()).isZero();
        Awaitility.await().until(() -> limiter.check(limit, subject, 1).granted() == 1);
    }
}
