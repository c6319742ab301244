package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.core.type.TypeReference;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.RedisService;
import io.redkit.SetOptions;
import io.redkit.codec.EncryptingCodec;
import io.redkit.codec.EncryptionKeys;
import io.redkit.codec.JsonCodecs;
import io.redkit.codec.ValueCodec;

class EncryptionTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withEmptyApplication()
            .overrideConfigKey("quarkus.redkit.devservices.provider", "embedded")
            .overrideConfigKey("quarkus.redkit.encryption.keys.\"2026\"", "MDEyMzQ1Njc4OWFiY2RlZg==");

    @Inject
    RedisService redis;

    @Inject
    EncryptionKeys keys;

    @Inject
    JsonCodecs json;

    @Test
    void value_encryptedWithConfiguredKey_isUnreadableInRedisAndReadableHere() {
        ValueCodec<String> secret = new EncryptingCodec<>(ValueCodec.utf8(), keys);

        redis.set("card", "4111-1111", secret, SetOptions.DEFAULT);

        assertThat(redis.get("card", secret)).isEqualTo("4111-1111");
        assertThat(redis.get("card")).doesNotContain("4111");
    }

    @Test
    void object_encryptedThroughTheJsonOfTheClient_roundTrips() {
        ValueCodec<List<String>> secret = new EncryptingCodec<>(json.of(new TypeReference<List<String>>() {
        }), keys);

        redis.set("cards", List.of("4111-1111"), secret, SetOptions.DEFAULT);

        assertThat(redis.get("cards", secret)).isEqualTo(List.of("4111-1111"));
    }
}
