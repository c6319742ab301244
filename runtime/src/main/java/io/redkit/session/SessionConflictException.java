package io.redkit.session;

import java.util.List;

/**
 * An update of a session was refused as a whole, because somebody else has changed one of the same attributes since the session
 * was read. Nothing of it was written. Read the session again and decide anew.
 */
public final class SessionConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> names;

    /** @param names names of the attributes that somebody else has changed */
    public SessionConflictException(List<String> names) {
        super("The update of a session was refused: " + names.size()
                + " of its attributes changed after the session was read. Read it again, and apply the change to what is there"
                + " now");
        this.names = List.copyOf(names);
    }

    /** Returns the names of the attributes that somebody else has changed. */
    public List<String> names() {
        return names;
    }
}
