package io.redkit.pubsub;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a reliable channel: right behind one message. Messages of one epoch have the offsets 1, 2, 3 and so on; a channel
 * that may have lost something begins a new epoch, in which offsets go on or begin anew.
 *
 * @param epoch the life of the channel that the offset belongs to; empty at the beginning
 * @param millis when the message was published, by the clock of the server, in milliseconds since 1970
 * @param offset number of the message
 */
public record Position(String epoch, long millis, long offset) {

    /** Before the oldest message that is kept. */
    public static final Position BEGINNING = new Position("", 0, 0);

    private static final Pattern TEXT = Pattern.compile("([0-9a-z]*)/(\\d{1,15})-(\\d{1,15})");

    public Position {
        Objects.requireNonNull(epoch, "epoch");
    }

    /**
     * Returns the position that a text stands for.
     *
     * @param text what {@link #toString} returned
     * @throws IllegalArgumentException if it is anything else
     */
    public static Position parse(String text) {
        Matcher parts = TEXT.matcher(Objects.requireNonNull(text, "text"));
        if (!parts.matches()) {
            throw new IllegalArgumentException("A position is epoch/milliseconds-offset, as toString() writes it");
        }
        return new Position(parts.group(1), Long.parseLong(parts.group(2)), Long.parseLong(parts.group(3)));
    }

    /** Returns a text that can be handed to others, such as the client of a WebSocket, and {@link #parse parsed} again. */
    @Override
    public String toString() {
        return epoch + '/' + millis + '-' + offset;
    }
}
