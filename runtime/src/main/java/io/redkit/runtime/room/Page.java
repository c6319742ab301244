package io.redkit.runtime.room;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.redkit.Delivery;
import io.redkit.RedisProtocolException;
import io.redkit.room.Position;
import io.vertx.redis.client.Response;

/**
 * A part of a room's history.
 *
 * @param top the latest message that there was; with an empty epoch if there was none
 * @param messages in the order in which they were asked for
 */
record Page(Position top, List<Heard.Message> messages) {

    static Page of(@Nullable Response reply) {
        if (reply == null || reply.size() != 3) {
            throw new RedisProtocolException("A script of rooms answered something else than a history", null,
                    Delivery.ANSWERED);
        }
        String epoch = reply.get(0).toString();
        List<Heard.Message> messages = new ArrayList<>();
        for (Response each : reply.get(2)) {
            messages.add(message(epoch, each));
        }
        return new Page(new Position(epoch, reply.get(1).toLong()), messages);
    }

    /** An entry of the stream: its id, and its two fields. */
    private static Heard.Message message(String epoch, Response entry) {
        String id = entry.get(0).toString();
        long offset = Long.parseLong(id.substring(0, id.indexOf('-')));
        Response fields = entry.get(1);
        return new Heard.Message(new Position(epoch, offset), fields.get(1).toLong(), Entry.decode(fields.get(3).toBytes()));
    }

    /** Returns whether nothing is missing between a position and the messages, the oldest of which is the first. */
    boolean reaches(Position since) {
        if (!since.epoch().equals(top.epoch())) {
            return since.epoch().isEmpty() && (messages.isEmpty() || messages.get(0).before() == 0);
        }
        return messages.isEmpty() ? top.offset() <= since.offset() : messages.get(0).before() <= since.offset();
    }
}
