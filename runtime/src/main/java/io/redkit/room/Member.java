package io.redkit.room;

import java.util.Map;

/**
 * One connection of a user in a room.
 *
 * @param user who it is; the same user can be in a room several times, such as with several tabs
 * @param connection tells it from all others; another one with each join
 * @param info what was given when it joined; empty also if that cannot be read
 */
public record Member(String user, String connection, Map<String, String> info) {

    /** Leaves out who it is. */
    @Override
    public String toString() {
        return "Member[connection " + connection + "]";
    }
}
