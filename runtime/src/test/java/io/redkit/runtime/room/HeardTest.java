package io.redkit.runtime.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;

import io.redkit.RedisCodecException;
import io.redkit.room.Position;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class HeardTest {

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Property
    void entry_anyUserAndContent_isReadAsItWasWritten(@ForAll String user, @ForAll byte[] json) {
        String valid = new String(bytes(user), StandardCharsets.UTF_8);

        Entry read = Entry.decode(new Entry(valid, json).encode());

        assertThat(read.user()).isEqualTo(valid);
        assertThat(read.json()).isEqualTo(json);
    }

    @Property
    void parse_anyBytes_doesNotFail(@ForAll byte[] bytes) {
        Heard heard = Heard.parse(bytes);

        assertThat(heard == null || heard instanceof Heard).isTrue();
    }

    @Property
    void decode_anyBytes_failsOnlyAsACodecDoes(@ForAll byte[] bytes) {
        try {
            assertThat(Entry.decode(bytes).json().length).isLessThan(bytes.length);
        } catch (RedisCodecException e) {
            assertThat(e).hasMessageContaining("entry");
        }
    }

    @Example
    void parse_message_isRead() {
        Heard heard = Heard.parse(bytes("m e1 17 16 3:ada{\"a\": \"b c\"}"));

        assertThat(heard).isInstanceOfSatisfying(Heard.Message.class, message -> {
            assertThat(message.position()).isEqualTo(new Position("e1", 17));
            assertThat(message.before()).isEqualTo(16);
            assertThat(message.entry().user()).isEqualTo("ada");
            assertThat(new String(message.entry().json(), StandardCharsets.UTF_8)).isEqualTo("{\"a\": \"b c\"}");
        });
    }

    @Example
    void parse_somethingElse_isNull() {
        assertThat(Heard.parse(bytes("x 1 2"))).isNull();
        assertThat(Heard.parse(bytes("l id NEVER 1 3:ada{}"))).isNull();
        assertThat(Heard.parse(bytes("m e1 17 16 9:ada{}"))).isNull();
    }

    @Example
    void position_text_isReadAgain() {
        assertThat(Position.parse(new Position("a-b", 5).toString())).isEqualTo(new Position("a-b", 5));
        assertThatThrownBy(() -> Position.parse("5")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Position.parse("a-b")).isInstanceOf(IllegalArgumentException.class);
    }
}
