package io.redkit.room;

/**
 * The place of a message in the history of its room.
 *
 * @param epoch names a history: another one means that the former was lost or has expired
 * @param offset grows with each message of the room, and is the time of the server in microseconds, or one more than the offset
 *        before where that is greater; 0 stands before the first
 */
public record Position(String epoch, long offset) {

    /** The position of what was told on this node only, while Redis was away. */
    public static final Position LOCAL = new Position("local", 0);

    private static final char SEPARATOR = '-';

    /**
     * Reads what {@link #toString} returns, such as from a client that comes back.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static Position parse(String text) {
        int separator = text.lastIndexOf(SEPARATOR);
        if (separator < 0) {
            throw new IllegalArgumentException("not a position: there is no " + SEPARATOR);
        }
        try {
            return new Position(text.substring(0, separator), Long.parseLong(text.substring(separator + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a position: no number behind " + SEPARATOR, e);
        }
    }

    @Override
    public String toString() {
        return epoch + SEPARATOR + offset;
    }
}
