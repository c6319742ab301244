package io.redkit.runtime.room;

import io.redkit.KeySpace;

/**
 * The keys of one room, which share a slot, and its channel.
 *
 * @param base what they begin with, without prefix; it names the room in the registry
 * @param members entries by connection
 * @param expiry connections by the end of their leases
 * @param users how many connections each user has
 * @param history the messages, a stream
 * @param meta epoch and latest offset
 * @param channel tells what happens
 */
record RoomKeys(String base, String members, String expiry, String users, String history, String meta, String channel) {

    private static final String ROOM = "room";
    private static final String ONLINE = "online";
    private static final String DUE = "due";

    /** @throws IllegalArgumentException if the name is empty or not valid Unicode */
    static RoomKeys ofRoom(KeySpace keys, String name) {
        return ofBase(keys, KeySpace.key(ROOM, KeySpace.hashTag(name)));
    }

    /** Returns those of a room that holds who is online, for a part of all users. */
    static RoomKeys ofOnline(KeySpace keys, int shard) {
        return ofBase(keys, KeySpace.key(ROOM, ONLINE, tag(shard)));
    }

    static RoomKeys ofBase(KeySpace keys, String base) {
        String full = keys.prefix(base);
        return new RoomKeys(base, full + ":members", full + ":expiry", full + ":users", full + ":history", full + ":meta",
                full + ":events");
    }

    /** Returns the key of a part of the registry: rooms by when they are to be looked at. */
    static String due(KeySpace keys, int shard) {
        return keys.prefix(KeySpace.key(ROOM, DUE, tag(shard)));
    }

    /** Returns the key in the same slot that knows when rooms were registered last. */
    static String seen(KeySpace keys, int shard) {
        return due(keys, shard) + ":seen";
    }

    private static KeySpace.HashTag tag(int shard) {
        return KeySpace.hashTag(String.valueOf(shard));
    }

    Object[] ofMembers() {
        return new Object[] { members, expiry, users };
    }

    /** Leaves the name out. */
    @Override
    public String toString() {
        return "Room";
    }
}
