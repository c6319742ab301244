package io.redkit.runtime.pubsub;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.redkit.pubsub.Position;
import io.vertx.redis.client.Response;

/**
 * What was read of a reliable channel at once.
 *
 * @param newest its newest position, {@link Position#BEGINNING} if the channel is not known
 * @param from the position behind which was read, in the present epoch
 * @param entries the messages
 */
record Page(Position newest, Position from, List<Entry> entries) {

    /** A message as it is stored. */
    record Entry(Position position, byte[] payload) {
    }

    /** Reads the reply of {@code reliable-read.lua}. */
    static Page of(@Nullable Response reply) {
        Response parts = Objects.requireNonNull(reply, "reply");
        String epoch = parts.get(0).toString();
        return new Page(position(epoch, parts.get(1), parts.get(2)), position(epoch, parts.get(3), parts.get(4)),
                entries(parts.get(5)));
    }

    /** Reads the reply of {@code reliable-publish.lua}. */
    static Position position(@Nullable Response reply) {
        Response parts = Objects.requireNonNull(reply, "reply");
        return position(parts.get(0).toString(), parts.get(1), parts.get(2));
    }

    private static Position position(String epoch, Response millis, Response offset) {
        return new Position(epoch, millis.toLong(), offset.toLong());
    }

    /** Reads messages as the server lists those of a stream. */
    static List<Entry> entries(@Nullable Response reply) {
        List<Entry> entries = new ArrayList<>();
        if (reply != null) {
            reply.forEach(each -> entries.add(entry(each)));
        }
        return entries;
    }

    private static Entry entry(Response entry) {
        String[] id = entry.get(0).toString().split("-");
        Response fields = entry.get(1);
        Position position = new Position(fields.get(1).toString(), Long.parseLong(id[0]), Long.parseLong(id[1]));
        return new Entry(position, fields.get(3).toBytes());
    }
}
