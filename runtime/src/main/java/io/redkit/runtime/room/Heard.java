package io.redkit.runtime.room;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import io.redkit.room.Position;
import io.redkit.room.RoomEvent.Reason;

/** What a room's channel tells, not decoded further than to see what it is. */
sealed interface Heard {

    /** @param before offset of the message before it */
    record Message(Position position, long before, Entry entry) implements Heard {
    }

    record Joined(String connection, long connections, Entry entry) implements Heard {
    }

    record Left(String connection, Reason reason, long connections, Entry entry) implements Heard {
    }

    /** Nothing that the channel tells: it was interrupted. */
    record Gap(boolean isComplete) implements Heard {
    }

    /** Returns null if it is something that later versions tell, or nothing of ours. */
    static @Nullable Heard parse(byte[] bytes) {
        try {
            Words words = new Words(bytes);
            return switch (words.next()) {
                case "m" -> new Message(new Position(words.next(), words.number()), words.number(), words.rest());
                case "j" -> new Joined(words.next(), words.number(), words.rest());
                case "l" -> new Left(words.next(), Reason.valueOf(words.next()), words.number(), words.rest());
                default -> null;
            };
        } catch (RuntimeException e) {
            return null;
        }
    }

    /** Words that end with a space, and what is behind them. */
    final class Words {

        private final byte[] bytes;
        private int at;

        Words(byte[] bytes) {
            this.bytes = bytes;
        }

        String next() {
            int begin = at;
            while (bytes[at] != ' ') {
                at++;
            }
            return new String(bytes, begin, at++ - begin, StandardCharsets.US_ASCII);
        }

        long number() {
            return Long.parseLong(next());
        }

        Entry rest() {
            return Entry.decode(bytes, at);
        }
    }
}
