package io.redkit.demo.chat;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.quarkus.websockets.next.UserData.TypedKey;
import io.redkit.demo.BrowserName;
import io.redkit.demo.problems.InvalidInputException;
import io.redkit.room.Position;
import io.redkit.room.SocketJoin;

/**
 * Somebody in a room, with one WebSocket. The demo has no passwords: it believes any name.
 *
 * @param room its name
 * @param name of the visitor
 * @param info what the others see of this WebSocket
 * @param since the last message that the page has seen over an earlier WebSocket; null for a new page
 */
record Visitor(String room, String name, Map<String, String> info, @Nullable Position since) {

    /** Under which a WebSocket has its visitor. */
    static final TypedKey<Visitor> KEY = new TypedKey<>("visitor");

    static final String BROWSER = "browser";
    static final String INSTANCE = "instance";

    private static final int LONGEST_NAME = 30;
    private static final int EARLIER_MESSAGES = 30;

    /**
     * @param instance where the application has been reached
     * @throws InvalidInputException if it is nobody
     */
    static Visitor of(@Nullable String room, @Nullable String name, @Nullable String since, @Nullable String userAgent,
            @Nullable String instance) {
        Map<String, String> info = Map.of(BROWSER, BrowserName.of(userAgent), INSTANCE, instance == null ? "" : instance);
        return new Visitor(checked(room, "room"), checked(name, "visitor"), info, position(since));
    }

    /** @throws InvalidInputException if it is no name of a room */
    static String checkedRoom(@Nullable String name) {
        return checked(name, "room");
    }

    private static String checked(@Nullable String given, String whose) {
        String name = given == null ? "" : given.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new InvalidInputException("The name of the " + whose + " must have 1 to " + LONGEST_NAME + " characters");
        }
        return name;
    }

    private static @Nullable Position position(@Nullable String since) {
        try {
            return since == null ? null : Position.parse(since);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("The position in the room cannot be read");
        }
    }

    /** A page that comes back goes on where it was. */
    SocketJoin joining() {
        SocketJoin joining = SocketJoin.DEFAULT.info(info);
        return since == null ? joining.latest(EARLIER_MESSAGES) : joining.since(since);
    }
}
