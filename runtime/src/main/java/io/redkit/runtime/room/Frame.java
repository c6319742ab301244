package io.redkit.runtime.room;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.redkit.codec.ValueCodec;
import io.redkit.room.Position;

/**
 * What a WebSocket client gets of one event, made once for all of them.
 *
 * @param text JSON
 * @param bytes its length when it is written
 * @param offset which message it is or reaches; 0 if none
 * @param isPresence whether it tells who joined or left
 */
record Frame(String text, long bytes, long offset, boolean isPresence) {

    static Frame of(String text, long offset, boolean isPresence) {
        return new Frame(text, text.getBytes(StandardCharsets.UTF_8).length, offset, isPresence);
    }

    static Frame of(Heard heard, String room, ValueCodec<String> json) {
        if (heard instanceof Heard.Message message) {
            Position position = message.position();
            String head = head("message", room, json) + field("epoch", position.epoch(), json) + ",\"offset\":"
                    + position.offset() + (message.entry().user().isEmpty() ? "" : field("from", message.entry().user(), json));
            return Frame.of(head + ",\"data\":" + utf8(message.entry().json()) + '}', position.offset(), false);
        }
        if (heard instanceof Heard.Joined joined) {
            return presence(head("joined", room, json), null, joined.connections(), joined.entry(), json);
        }
        if (heard instanceof Heard.Left left) {
            return presence(head("left", room, json), left.reason().name().toLowerCase(Locale.ROOT),
                    left.connections(), left.entry(), json);
        }
        return gap(((Heard.Gap) heard).isComplete(), room, json);
    }

    /** @param isComplete whether all messages follow */
    static Frame gap(boolean isComplete, String room, ValueCodec<String> json) {
        return Frame.of(head("gap", room, json) + ",\"complete\":" + isComplete + '}', 0, false);
    }

    /** @param position the latest message before those that follow by themselves */
    static Frame welcome(Position position, boolean isComplete, String room, ValueCodec<String> json) {
        return Frame.of(head("welcome", room, json) + field("epoch", position.epoch(), json) + ",\"offset\":"
                + position.offset() + ",\"complete\":" + isComplete + '}', position.offset(), false);
    }

    private static Frame presence(String head, @Nullable String reason, long connections, Entry entry,
            ValueCodec<String> json) {
        return Frame.of(head + field("user", entry.user(), json) + ",\"connections\":" + connections
                + (reason == null ? "" : field("reason", reason, json)) + ",\"info\":" + utf8(entry.json()) + '}', 0, true);
    }

    private static String head(String event, String room, ValueCodec<String> json) {
        return "{\"event\":\"" + event + '"' + field("room", room, json);
    }

    private static String field(String name, String value, ValueCodec<String> json) {
        return ",\"" + name + "\":" + utf8(json.encode(value));
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Leaves out what it tells. */
    @Override
    public String toString() {
        return "Frame[" + text.length() + " characters]";
    }
}
