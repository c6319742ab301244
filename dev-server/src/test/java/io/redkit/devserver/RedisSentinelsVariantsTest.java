package io.redkit.devserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import io.redkit.devserver.RedisSentinelsOptions.Watch;

@DisabledOnOs(OS.WINDOWS)
class RedisSentinelsVariantsTest {

    private static final Watch WATCH = new Watch("carts", 1, Duration.ofMillis(500));

    @Test
    void start_oneSentinelWithPasswords_takesOver() throws IOException {
        RedisServerOptions server = RedisServerOptions.embedded().withPassword("open sesame");
        RedisSentinelsOptions options = RedisSentinelsOptions.of(server).withSentinels(1).withWatch(WATCH)
                .withSentinel(RedisServerOptions.embedded().withPassword("other"));
        try (RedisSentinels topology = RedisSentinels.start(options)) {
            assertThat(topology.masterName()).isEqualTo("carts");
            assertThat(RawRedis.ask(topology.sentinels().get(0).port(), "PING")).startsWith("-NOAUTH");
            topology.servers().get(0).kill();
            topology.awaitReady();
            assertThat(topology.master()).isEqualTo(topology.servers().get(1));
        }
    }

    @Test
    void start_tls_sentinelsAndServersSpeakIt() {
        RedisServerOptions server = RedisServerOptions.embedded().withTls(RedisTls.selfSigned());
        try (RedisSentinels topology = RedisSentinels.start(RedisSentinelsOptions.of(server).withSentinels(2))) {
            assertThat(topology.replicas()).hasSize(1);
            assertThat(topology.sentinels()).extracting(RedisServer::url).allMatch(url -> url.startsWith("rediss://"));
        }
    }

    @Test
    void options_quorumAboveTheNumberOfSentinels_areRefused() {
        RedisSentinelsOptions options = RedisSentinelsOptions.embedded();
        Watch tooMany = new Watch("mymaster", 4, WATCH.downAfter());
        assertThatThrownBy(() -> options.withWatch(tooMany)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4 out of 3");
    }
}
