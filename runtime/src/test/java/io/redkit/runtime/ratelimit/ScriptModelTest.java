package io.redkit.runtime.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.redkit.KeySpace;
import io.redkit.ratelimit.RateLimit;
import io.redkit.runtime.ratelimit.LimitArbitraries.Step;
import io.redkit.runtime.ratelimit.LimitCall.Mode;
import io.redkit.testkit.TestRedis;
import io.vertx.redis.client.Response;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The scripts and what this process counts itself are two implementations of one thing. Here the scripts run in a real server,
 * with a clock that the test sets, and without expiry.
 */
class ScriptModelTest {

    private static final KeySpace KEYS = KeySpace.of("model:");
    private static final String CHECK = withClock("check.lua");
    private static final String GCRA = withClock("gcra.lua");

    private long now = LimitArbitraries.START;
    private final LocalLimiter local = new LocalLimiter(() -> now, 1000);

    private static String withClock(String file) {
        try (InputStream script = LimitScripts.class.getResourceAsStream(file)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceFirst("(redis\\.)?call\\('TIME'\\)", "{ ARGV[#ARGV - 1], ARGV[#ARGV] }")
                    .replaceAll("'PSETEX', ((limit\\.)?key), [^,]+,", "'SET', $1,")
                    .replace("redis.call('PEXPIRE', key, millis)", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Provide
    Arbitrary<RateLimit> first() {
        return LimitArbitraries.limits("first");
    }

    @Provide
    Arbitrary<RateLimit> second() {
        return LimitArbitraries.limits("second");
    }

    @Provide
    Arbitrary<RateLimit> third() {
        return LimitArbitraries.limits("third");
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return LimitArbitraries.steps(Mode.ALL, Mode.ALL, Mode.SOME, Mode.PEEK, Mode.BLOCK);
    }

    @Property(tries = 300)
    void scripts_anyHistory_answerAsTheModel(@ForAll("first") RateLimit first, @ForAll("second") RateLimit second,
            @ForAll("third") RateLimit third, @ForAll("steps") List<Step> steps) {
        List<RateLimit> all = List.of(first, second, third);
        local.clear();
        TestRedis.RAW.flush();
        for (Step step : steps) {
            now += step.advanceMicros();
            LimitCall call = step.call(all);

            assertThat(Verdict.of(call, run(CHECK, call))).as("%s at %d", call, now).isEqualTo(local.run(call));
        }
    }

    @Property(tries = 200)
    void scriptOfGcra_anyHistory_answersAsTheOneThatKnowsEverything(@ForAll("first") RateLimit some,
            @ForAll("steps") List<Step> steps) {
        RateLimit limit = RateLimit.gcra(some.permits(), some.period()).burst(some.burst()).named("one");
        TestRedis.RAW.flush();
        for (Step step : steps) {
            now += step.advanceMicros();
            LimitCall call = step.call(List.of(limit));
            LimitCall twin = new LimitCall(call.limits(), "twin", call.mode(), call.units());

            boolean special = call.mode() == Mode.ALL;
            assertThat(Verdict.of(call, run(special ? GCRA : CHECK, call))).isEqualTo(Verdict.of(twin, run(CHECK, twin)));
        }
    }

    private Response run(String script, LimitCall call) {
        List<Object> words = new ArrayList<>(List.of(script, call.limits().size()));
        words.addAll(List.of(call.keys(KEYS)));
        if (script.equals(CHECK)) {
            words.addAll(List.of(call.mode().word, call.units()));
        }
        for (RateLimit limit : call.limits()) {
            Figures figures = Figures.of(limit);
            words.addAll(script.equals(CHECK)
                    ? List.of(figures.algorithm(), figures.a(), figures.b(), figures.c(), figures.block())
                    : List.of(figures.a(), figures.b(), figures.c(), call.units()));
        }
        words.addAll(List.of(now / 1_000_000, now % 1_000_000));
        return TestRedis.RAW.send("EVAL", words.toArray());
    }
}
