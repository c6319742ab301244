package io.redkit.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.runtime.configuration.ConfigurationException;

class RedisUrlProblemsTest {

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
            "localhost 'is no URL; write redis://host:6379'",
            "localhost:6379 'is no URL'",
            "user:pw@host 'is no URL'",
            "redis:host 'is no URL'",
            "http://h 'unknown scheme; Redis does not speak HTTP'",
            "redsi://h 'unknown scheme; write redis://, rediss:// (TLS), valkey://, valkeys:// (TLS) or unix://'",
            "redis+sentinel://h 'write the keys sentinel.master-name and sentinel.nodes'",
            "redis-cluster://h 'write the key cluster-nodes'",
            "redis-socket:///run/s 'write unix:///path/to/socket'",
            "redis+tls://h 'for TLS write rediss://'",
            "redis:// 'has no host'",
            "redis://:6379 'has no host'",
            "redis://u:p@ 'has no host'",
            "redis://h:x 'port that is not a number from 1 to 65535'",
            "redis://h:0 'port that is not'",
            "redis://h:65536 'port that is not'",
            "redis://h:-1 'port that is not'",
            "redis://:secret@h:9x 'port that is not'",
            "redis://user:secret 'if it is a password, write it before the host'",
            "redis://::1 'has no host'",
            "redis://fe80::1:6379 'write an IPv6 address in brackets'",
            "redis://[::zz]:1 'neither a name nor an address'",
            "redis://a,b:1 'several hosts'",
            "redis://a:1,b:2 'several hosts'",
            "redis://h$ 'neither a name nor an address'",
            "redis://h/abc 'database that is no number'",
            "redis://h/-1 'database that is no number'",
            "redis://h/2147483648 'database that is no number'",
            "redis://h/٣ 'database that is no number'",
            "redis://h?db= 'database that is no number'",
            "redis://h/1?db=2 'names two databases'",
            "redis://h#x 'has a ''#'''",
            "redis://:a/b@h '%2F'",
            "redis://:a?b@h '%3F'",
            "redis://:a#b@h '%23'",
            "redis://:a%b@h '%25'",
            "redis://:a%zz@h '%25'",
            "redis://:%ff@h '%25'",
            "redis://h?password=x 'write it before the host'",
            "redis://h?ssl=true 'begin the URL with rediss://'",
            "unix://run/s 'no absolute path'",
            "unix:/// 'no absolute path'",
            "unix:///a%zz 'write %25'" })
    void url_malformed_isRefusedWithHint(String url, String hint) {
        assertThat(problem(url)).contains(hint);
    }

    @Test
    void url_withSpace_isRefusedWithHint() {
        assertThat(problem("redis://:a b@h")).contains("%20");
    }

    @Test
    void url_withSeveralProblems_listsAll() {
        assertThat(problem("redis://:a%@h:0/x")).contains("%25", "port that", "database that");
    }

    @ParameterizedTest
    @CsvSource({
            "redis://bob:secret@h:0, redis://***@h has",
            "redis://h:7000/x, redis://h has",
            "redis://bob:secret, redis://*** has",
            "redis://bob:12345678, redis://*** has",
            "redis://bob:se/cret@h, redis://*** has",
            "redis://h?password=se@cret, redis://*** has",
            "bob:secret@h, *** is",
            "rediz://bob:secret@h, rediz://***@h has" })
    void message_showsSchemeAndHostOnly(String url, String shown) {
        assertThat(problem(url)).contains("key: " + shown).doesNotContain("bob", "secret", "cret");
    }

    private static String problem(String url) {
        ConfigurationProblems problems = new ConfigurationProblems();
        RedisUrl parsed = RedisUrlParser.parse(url, "key", problems);
        assertThat(parsed).isNull();
        StringBuilder message = new StringBuilder();
        assertThatThrownBy(problems::throwIfAny).isInstanceOf(ConfigurationException.class)
                .satisfies(e -> message.append(e.getMessage()));
        return message.toString();
    }
}
