package io.redkit.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import io.quarkus.runtime.configuration.ConfigurationException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RedisUrlPropertyTest {

    private static final String CANARY = "cAnArY";

    @Property
    void encodedUserAndPassword_anyText_comeBack(@ForAll("text") String user, @ForAll("text") String password) {
        String url = "redis://" + encode(user) + ":" + encode(password) + "@h:7000/1";

        RedisUrl parsed = RedisUrlParser.parse(url, "key", new ConfigurationProblems());

        assertThat(parsed).isEqualTo(new RedisUrl(RedisScheme.REDIS, new Endpoint("h", 7000),
                user, new Secret(password), 1, false));
    }

    @Property(tries = 3000)
    void password_anyShapeOfUrl_isInNoMessage(@ForAll("urls") String url) {
        ConfigurationProblems problems = new ConfigurationProblems();

        RedisUrl parsed = RedisUrlParser.parse(url, "key", problems);

        assertThat(String.valueOf(parsed)).doesNotContain(CANARY);
        try {
            problems.throwIfAny();
        } catch (ConfigurationException e) {
            assertThat(e.toString()).doesNotContain(CANARY);
        }
    }

    @Property(tries = 1000)
    void password_anyShapeOfUrl_isInNoMessageOrTextOfTheResolver(@ForAll("urls") String url) {
        ConfigurationFixture configuration = ConfigurationFixture.variables("REDIS_URL", url);
        assertThat(configuration.environment().toString()).doesNotContain(CANARY);
        try {
            ClientSettings settings = configuration.resolve();
            // what stands before the first ':' is the user, and no secret
            Assume.that(!String.valueOf(settings.username()).contains(CANARY));
            assertThat(settings.toString()).doesNotContain(CANARY);
        } catch (ConfigurationException e) {
            assertThat(e.toString()).doesNotContain(CANARY);
        }
    }

    @Provide
    Arbitrary<String> text() {
        return Arbitraries.strings().ofMinLength(1).ofMaxLength(12).filter(RedisUrlPropertyTest::isEncodable);
    }

    /** URLs of which some are well-formed; where the host is forgotten, an {@code @} would make the password the host. */
    @Provide
    Arbitrary<String> urls() {
        Arbitrary<String> withHost = Arbitraries.of("redis://:%s@h", "redis://u:%s@h:7000/1", "rediss://%s@h", "redis://:%s@",
                "redis://u:%s@[::1]:7", "redis://u:%s@h:x/y", "u:%s@h", "redis:u:%s@h", "http://u:%s@h", "unix://:%s@/s",
                "unix://:%s@s", "redis://:%s@h/x?db=y", "redis://:%s@a,b", "redis://h?password=%s&x=a@b");
        Arbitrary<String> withoutHost = Arbitraries.of("redis://:%s", "redis://u:%s", "redis://h?password=%s",
                "redis://h/%s", "redis://h/0?%s", "redis://h:%s/0", "redis://h#%s", "%s");
        return Arbitraries.oneOf(fill(withHost, "@:/?#%[]& ,+"), fill(withoutHost, ":/?#%[]& ,+"));
    }

    private static Arbitrary<String> fill(Arbitrary<String> shapes, String special) {
        Arbitrary<String> noise = Arbitraries.strings().withChars(special.toCharArray()).withCharRange('0', '9').ofMaxLength(3);
        return shapes.flatMap(shape -> noise.flatMap(
                before -> noise.map(after -> shape.replace("%s", before + CANARY + after))));
    }

    private static boolean isEncodable(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            encoded.append(String.format("%%%02X", octet & 0xff));
        }
        return encoded.toString();
    }
}
