package io.redkit.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

import io.redkit.Delivery;
import io.redkit.RedisCodecException;

/** Every way to fail tells where and why, and nothing of the value. */
class JsonCodecErrorsTest {

    private static final String CANARY = "canary";

    /** The mapper that would tell most. */
    private static final ObjectMapper TALKATIVE = new ObjectMapper(
            JsonFactory.builder().enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION).build()).findAndRegisterModules();

    private final JsonCodecs codecs = new JsonCodecs(TALKATIVE);

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("", "MismatchedInputException"),
                Arguments.of("canary", "JsonParseException, line 1, column 7, byte"),
                Arguments.of("{\"id\":\"canary", "JsonEOFException at $.id, line 1, column 14, byte"),
                Arguments.of("{\"id\":\"canary\"} canary", "line 1"),
                Arguments.of("\"canary\"", "MismatchedInputException"),
                Arguments.of("[\"canary\"]", "MismatchedInputException"),
                Arguments.of("{\"amount\":\"canary\"}", "InvalidFormatException at $.amount, line 1, column 11, byte 10"),
                Arguments.of("{\"lines\":[{},\n{\"price\":\"canary\"}]}",
                        "InvalidFormatException at $.lines[1].price, line 2, column 10"),
                Arguments.of("{\"notes\":{\"canary\":\"x\"}}", "InvalidFormatException at $.notes.?, line 1"),
                Arguments.of("{\"notes\":{\"canary\":{\"canary\":1}}}", "MismatchedInputException at $.notes.?"),
                Arguments.of("{\"canary\":1}", "UnrecognizedPropertyException at $.?, line 1"),
                Arguments.of("{\"id\":{\"canary\":1}}", "MismatchedInputException at $.id"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void decode_unreadableValue_tellsTypeKindAndPlaceButNoContent(String json, String expected) {
        RedisCodecException failure = decodeFailure(codecs.of(Order.class), json);

        assertThat(failure).hasMessageContaining("io.redkit.codec.Order").hasMessageContaining(expected);
        assertThat(failure.delivery()).isEqualTo(Delivery.ANSWERED);
        assertThat(failure.key()).isNull();
        Leaks.assertNone(failure, CANARY);
    }

    @Test
    void decode_genericType_isNamedInFull() {
        RedisCodecException failure = decodeFailure(codecs.of(new TypeReference<List<Order>>() {
        }), "[{\"amount\":\"canary\"}]");

        assertThat(failure).hasMessageContaining("java.util.List<io.redkit.codec.Order>")
                .hasMessageContaining("at $[0].amount");
        Leaks.assertNone(failure, CANARY);
    }

    @Test
    void decode_constructorThatThrows_tellsOnlyTheKindOfItsException() {
        RedisCodecException failure = decodeFailure(codecs.of(Picky.class), "{\"code\":\"canary\"}");

        assertThat(failure).hasMessageContaining("ValueInstantiationException caused by IllegalStateException");
        Leaks.assertNone(failure, CANARY);
    }

    @Test
    void decode_anySetter_hidesTheNamesOfItsProperties() {
        RedisCodecException failure = decodeFailure(codecs.of(Open.class), "{\"canary\":{\"canary\":\"x\"}}");

        assertThat(failure).hasMessageContaining("$.?");
        Leaks.assertNone(failure, CANARY);
    }

    @Test
    void decode_endlessNesting_isATypedError() {
        RedisCodecException failure = decodeFailure(codecs.of(Object.class), "[".repeat(100_000));

        assertThat(failure).hasMessageContaining("StreamConstraintsException");
    }

    @Test
    void decode_deepPath_isCut() {
        String json = "{\"next\":".repeat(200) + "\"canary\"" + "}".repeat(200);

        RedisCodecException failure = decodeFailure(codecs.of(Chain.class), json);

        assertThat(failure).hasMessageContaining("at $" + ".next".repeat(16) + "...,");
        assertThat(failure.getMessage()).hasSizeLessThan(300);
    }

    @Test
    void decode_runtimeExceptionThatJacksonLetsThrough_tellsOnlyItsKind() {
        RedisCodecException failure = decodeFailure(codecs.of(Careless.class), "\"canary\"");

        assertThat(failure).hasMessageEndingWith(": NumberFormatException");
        Leaks.assertNone(failure, CANARY);
    }

    @Test
    void decode_classWithoutConstructor_isATypedError() {
        assertThat(decodeFailure(codecs.of(Runnable.class), "{}")).hasMessageContaining("InvalidDefinitionException");
    }

    @Test
    void encode_getterThatThrows_tellsPlaceAndKindOnly() {
        RedisCodecException failure = encodeFailure(codecs.of(new TypeReference<List<Broken>>() {
        }), List.of(new Broken()));

        assertThat(failure).hasMessageContaining("JsonMappingException caused by IllegalStateException at $[0].code");
        assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
        Leaks.assertNone(failure, CANARY);
    }

    @Test
    void encode_failureBelowAMapKey_hidesTheKey() {
        RedisCodecException failure = encodeFailure(codecs.of(new TypeReference<Map<String, Broken>>() {
        }), Map.of(CANARY, new Broken()));

        assertThat(failure).hasMessageContaining("at $.?.code");
        Leaks.assertNone(failure, CANARY);
    }

    /** Maps have a property {@code empty} in the eyes of Jackson. */
    @Test
    void encode_failureBelowAMapKeyThatIsAlsoAProperty_hidesTheKey() {
        RedisCodecException failure = encodeFailure(codecs.of(new TypeReference<Map<String, Broken>>() {
        }), Map.of("empty", new Broken()));

        assertThat(failure).hasMessageContaining("at $.?.code");
    }

    @Test
    void encode_failureBelowAnAnyGetter_hidesTheName() {
        Open open = new Open();
        open.set(CANARY, new Broken());

        RedisCodecException failure = encodeFailure(codecs.of(Open.class), open);

        assertThat(failure).hasMessageContaining(".?.code");
        Leaks.assertNone(failure, CANARY);
    }

    @Test
    void encode_cycle_isATypedError() {
        Chain chain = new Chain();
        chain.next = chain;
        ObjectMapper withoutCheck = TALKATIVE.copy().disable(SerializationFeature.FAIL_ON_SELF_REFERENCES);

        RedisCodecException failure = encodeFailure(new JsonCodecs(withoutCheck).of(Chain.class), chain);

        assertThat(failure.getMessage()).contains("io.redkit.codec").hasSizeLessThan(300);
    }

    private static RedisCodecException decodeFailure(ValueCodec<?> codec, String json) {
        return catchThrowableOfType(RedisCodecException.class, () -> codec.decode(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static <T> RedisCodecException encodeFailure(ValueCodec<T> codec, T value) {
        return catchThrowableOfType(RedisCodecException.class, () -> codec.encode(value));
    }

    record Picky(String code) {
        Picky {
            throw new IllegalStateException("bad code " + code);
        }
    }

    @JsonDeserialize(using = CarelessDeserializer.class)
    record Careless(int number) {
    }

    static class CarelessDeserializer extends JsonDeserializer<Careless> {
        @Override
        public Careless deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return new Careless(Integer.parseInt(parser.getText()));
        }
    }

    static class Broken {
        public String getCode() {
            throw new IllegalStateException(CANARY);
        }
    }

    static class Chain {
        public Chain next;
    }

    static class Open {
        private final Map<String, Broken> all = new HashMap<>();

        @JsonAnySetter
        public void set(String name, Broken value) {
            all.put(name, value);
        }

        @JsonAnyGetter
        public Map<String, Broken> all() {
            return all;
        }
    }
}
