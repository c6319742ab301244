package io.redkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;

class RedisCredentialsTest {

    @Test
    void toString_always_showsNoSecret() {
        RedisCredentials credentials = new RedisCredentials("alice", "open-sesame", Instant.EPOCH);

        assertThat(credentials.toString()).doesNotContain("alice", "open-sesame").contains("1970");
    }
}
