package io.redkit.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisUrlTest {

    @ParameterizedTest
    @CsvSource({
            "redis://h, h:6379",
            "redis://h:7000, h:7000",
            "redis://h:, h:6379",
            "redis://h/, h:6379",
            "redis://h:7000/, h:7000",
            "REDIS://h, h:6379",
            "valkey://h, h:6379",
            "rediss://h:6380, h:6380",
            "redis://my_redis_1:7000, my_redis_1:7000",
            "redis://10.0.0.7:1, 10.0.0.7:1",
            "redis://[::1], [::1]:6379",
            "redis://[2001:db8::7]:7000/1, [2001:db8::7]:7000",
            "redis://[fe80::1%25eth0]:7000, [fe80::1%eth0]:7000",
            "redis://u:p@[::1]:7000, [::1]:7000",
            "redis://u:p@ss@h, h:6379",
            "redis://h?db=1, h:6379",
            "unix:///run/redis.sock, unix:/run/redis.sock",
            "unix:///run/redis.sock/, unix:/run/redis.sock",
            "unix:///run/my%20redis, unix:/run/my redis",
            "unix:///run/a@b, unix:/run/a@b",
            "unix://u:p@/run/redis.sock, unix:/run/redis.sock" })
    void url_wellFormed_namesEndpoint(String url, String endpoint) {
        assertThat(parse(url).endpoint()).hasToString(endpoint);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            "redis://h, -, -",
            "redis://@h, -, -",
            "redis://:@h, -, -",
            "redis://:pw@h, -, pw",
            "redis://user@h, user, -",
            "redis://user:@h, user, -",
            "redis://user:pw@h, user, pw",
            "redis://user:a:b@h, user, a:b",
            "redis://user:a@b@h, user, a@b",
            "redis://us%65r:p%40%2F%3F%23%25%3a@h, user, p@/?#%:",
            "redis://:a+b@h, -, a+b",
            "redis://:%C3%A4@h, -, ä",
            "redis://:ä@h, -, ä",
            "unix://user:pw@/run/s, user, pw" })
    void url_withUserInfo_isDecoded(String url, String user, String password) {
        RedisUrl parsed = parse(url);

        assertThat(parsed.username()).isEqualTo(user);
        assertThat(parsed.password()).isEqualTo(password == null ? null : new Secret(password));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            "redis://h, -",
            "redis://h/, -",
            "redis://h/0, 0",
            "redis://h/15, 15",
            "redis://h/3/, 3",
            "redis://h/3?db=3, 3",
            "redis://h?database=4, 4",
            "redis://h?timeout=1&db=4, 4",
            "unix:///run/s, -",
            "unix:///run/s?db=2, 2",
            "unix:///run/s?database=2, 2" })
    void url_withDatabase_namesIt(String url, Integer database) {
        assertThat(parse(url).database()).isEqualTo(database);
    }

    @ParameterizedTest
    @CsvSource({ "redis, false", "rediss, true", "valkey, false", "valkeys, true" })
    void scheme_tellsTls(String scheme, boolean tls) {
        assertThat(parse(scheme + "://h").scheme().tls).isEqualTo(tls);
    }

    @Test
    void url_withForeignParameter_saysSo() {
        assertThat(parse("redis://h?family=0").hasForeignParameters()).isTrue();
        assertThat(parse("redis://h?db=0").hasForeignParameters()).isFalse();
    }

    @Test
    void text_showsAddressAndNoUserInfo() {
        assertThat(parse("redis://bob:pw@h:1/2?x=y")).hasToString("redis://***@h:1 database 2");
    }

    private static RedisUrl parse(String url) {
        ConfigurationProblems problems = new ConfigurationProblems();
        RedisUrl parsed = RedisUrlParser.parse(url, "key", problems);
        problems.throwIfAny();
        return parsed;
    }
}
