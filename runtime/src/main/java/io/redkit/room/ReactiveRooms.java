package io.redkit.room;

import java.util.Set;

import com.fasterxml.jackson.core.type.TypeReference;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;

/**
 * The rooms of one client, for reactive code. To be injected, with {@code @RedisClientName} for a named client.
 *
 * <pre>
 * ReactiveRoom&lt;Line&gt; lobby = rooms.room("lobby", Line.class);
 * return lobby.join("ada").call(() -&gt; lobby.send("ada", new Line("hello")));
 * </pre>
 * <p>
 * Whoever is in a room of this client is online. A process that dies leaves all its rooms: the others are told within
 * {@code rooms.lease} and a few times {@code rooms.sweep}, which are 10 seconds together if they are not configured, as long as
 * any process is there that uses rooms.
 */
public interface ReactiveRooms {

    /**
     * Returns the room of that name, whose messages are texts. Sends nothing: rooms are there as soon as somebody uses them.
     *
     * @throws IllegalArgumentException if the name is empty or not valid Unicode
     */
    ReactiveRoom<String> room(String name);

    /** Returns the room of that name, whose messages are of that type and stored as JSON. */
    <M> ReactiveRoom<M> room(String name, Class<M> type);

    /** Returns the room of that name, whose messages are of a type with parameters and stored as JSON. */
    <M> ReactiveRoom<M> room(String name, TypeReference<M> type);

    /** Returns the users who are in any room. Their number is that of the names that are sent, so it should be small. */
    @CheckReturnValue
    Uni<Set<String>> online();

    /** Returns how many users are in any room. */
    @CheckReturnValue
    Uni<Long> onlineCount();

    /** Returns whether a user is in any room. */
    @CheckReturnValue
    Uni<Boolean> isOnline(String user);
}
