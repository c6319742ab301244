package io.redkit.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import com.fasterxml.jackson.databind.node.NullNode;

import io.redkit.RedisCodecException;

class JsonCodecsTest {

    private static final ObjectMapper MAPPER = new ObjectMapper().findAndRegisterModules();

    private final JsonCodecs codecs = new JsonCodecs(MAPPER);

    @Test
    void encode_object_isPlainJson() {
        byte[] bytes = codecs.of(Order.Line.class).encode(new Order.Line("bolt", 5));

        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("{\"article\":\"bolt\",\"price\":5}");
    }

    @Test
    void decode_class_restoresTheObject() {
        ValueCodec<Order> codec = codecs.of(Order.class);

        assertThat(codec.decode(codec.encode(Order.sample("o-1")))).isEqualTo(Order.sample("o-1"));
    }

    @Test
    void decode_typeReference_restoresElementsOfTheDeclaredType() {
        ValueCodec<Map<String, List<Order>>> codec = codecs.of(new TypeReference<Map<String, List<Order>>>() {
        });
        Map<String, List<Order>> orders = Map.of("a", List.of(Order.sample("o-1"), Order.sample("o-2")));

        assertThat(codec.decode(codec.encode(orders))).isEqualTo(orders);
    }

    @Test
    void decode_reflectedType_restoresElementsOfTheDeclaredType() throws Exception {
        Type returned = Shop.class.getDeclaredMethod("orders").getGenericReturnType();
        ValueCodec<Object> codec = codecs.of(returned);

        assertThat(codec.decode(codec.encode(List.of(Order.sample("o-1"))))).isEqualTo(List.of(Order.sample("o-1")));
    }

    @Test
    void decode_primitiveClass_givesItsWrapper() {
        assertThat(codecs.of(int.class).decode(utf8("42"))).isEqualTo(42);
    }

    @Test
    void decode_subtypesListedByName_areToldApart() {
        ValueCodec<Event> codec = codecs.of(Event.class);

        assertThat(codec.decode(codec.encode(new Paid(7)))).isEqualTo(new Paid(7));
    }

    @Test
    void encode_subclass_isWrittenAsTheDeclaredType() {
        byte[] bytes = codecs.of(Animal.class).encode(new Dog());

        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("{\"legs\":4}");
    }

    @Test
    void of_sameType_givesTheSameCodec() {
        assertThat(codecs.of(Order.class)).isSameAs(codecs.of(Order.class)).isSameAs(codecs.of((Type) Order.class));
        assertThat(codecs.of(new TypeReference<List<Order>>() {
        })).isSameAs(codecs.of(new TypeReference<List<Order>>() {
        })).isNotSameAs(codecs.of(new TypeReference<List<String>>() {
        }));
    }

    @Test
    void of_endlesslyManyTypes_keepsABoundedNumber() {
        ValueCodec<Order> first = codecs.of(Order.class);
        for (int i = 0; i < 5000; i++) {
            assertThat(codecs.of(new UnequalType()).decode(utf8("\"x\""))).isEqualTo("x");
        }

        assertThat(codecs.cached()).isLessThanOrEqualTo(2048);
        assertThat(codecs.of(Order.class).encode(Order.sample("o"))).isEqualTo(first.encode(Order.sample("o")));
    }

    @Test
    void encode_null_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> codecs.of(Order.class).encode(null))
                .withMessageContaining("null");
    }

    @Test
    void decode_jsonNull_isRefusedAndNamesTheType() {
        assertThatExceptionOfType(RedisCodecException.class).isThrownBy(() -> codecs.of(Order.class).decode(utf8("null")))
                .withMessageContaining("JSON null").withMessageContaining("io.redkit.codec.Order");
    }

    @Test
    void decode_jsonNullOfATypeThatHasAValueForIt_givesThatValue() {
        assertThat(codecs.of(new TypeReference<Optional<String>>() {
        }).decode(utf8("null"))).isEmpty();
        assertThat(codecs.of(JsonNode.class).decode(utf8("null"))).isEqualTo(NullNode.getInstance());
    }

    @Test
    void new_mapperWithDefaultTyping_isRefused() {
        ObjectMapper typed = new ObjectMapper().activateDefaultTyping(
                BasicPolymorphicTypeValidator.builder().allowIfBaseType(Object.class).build());

        assertThatIllegalArgumentException().isThrownBy(() -> new JsonCodecs(typed))
                .withMessageContaining("deactivateDefaultTyping");
    }

    @Test
    void new_mapperWithDefaultTypingActivatedLater_isNotAffected() {
        ObjectMapper mapper = new ObjectMapper();
        JsonCodecs early = new JsonCodecs(mapper);
        mapper.activateDefaultTyping(BasicPolymorphicTypeValidator.builder().allowIfBaseType(Object.class).build());

        assertThat(early.of(Object.class).decode(utf8("[\"java.util.ArrayList\",[]]")))
                .isEqualTo(List.of("java.util.ArrayList", List.of()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    interface Shop {
        List<Order> orders();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    @JsonSubTypes(@JsonSubTypes.Type(value = Paid.class, name = "paid"))
    interface Event {
    }

    record Paid(int amount) implements Event {
    }

    static class Animal {
        public int legs = 4;
    }

    static class Dog extends Animal {
        public String name = "canary";
    }

    /** A type object that equals no other, as careless libraries make them. */
    static final class UnequalType implements java.lang.reflect.WildcardType {
        @Override
        public Type[] getUpperBounds() {
            return new Type[] { String.class };
        }

        @Override
        public Type[] getLowerBounds() {
            return new Type[0];
        }
    }
}
