package io.redkit.runtime.session;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.redkit.Delivery;
import io.redkit.RedisProtocolException;
import io.redkit.runtime.session.StoredSession.Outcome;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;

/** Reads what the scripts of sessions answer. */
final class SessionReplies {

    private SessionReplies() {
    }

    /**
     * What an access found.
     *
     * @param refresh what is to be noted in an index; null if nothing is
     * @param session null if it was not to be read
     */
    record Access(@Nullable Refresh refresh, @Nullable StoredSession session) {
    }

    /** An update, and what is to be noted in an index afterwards; null if nothing is. */
    record Update(@Nullable Refresh refresh, Outcome outcome) {
    }

    /** @param idle idle time of the session, in milliseconds */
    record Refresh(String owner, long idle) {
    }

    static @Nullable Access access(String handle, @Nullable Response reply) {
        if (reply == null) {
            return null;
        }
        Response list = list(reply, 4);
        return new Access(refresh(list, 0), SessionFields.read(handle, list.get(3)));
    }

    static @Nullable Update update(@Nullable Response reply) {
        if (reply == null) {
            return null;
        }
        Response list = list(reply, 1);
        long version = list.get(0).toLong();
        if (version != 0) {
            return new Update(refresh(list(reply, 5), 2), new Outcome(version, list.get(1).toLong(), List.of()));
        }
        List<String> conflicts = new ArrayList<>();
        for (int i = 1; i < list.size(); i++) {
            conflicts.add(list.get(i).toString());
        }
        return new Update(null, new Outcome(version, 0, List.copyOf(conflicts)));
    }

    private static @Nullable Refresh refresh(Response list, int at) {
        return list.get(at).toLong() == 1 ? new Refresh(list.get(at + 1).toString(), list.get(at + 2).toLong()) : null;
    }

    static Response list(@Nullable Response reply, int least) {
        if (reply == null || reply.type() != ResponseType.MULTI || reply.size() < least) {
            throw unexpected(reply);
        }
        return reply;
    }

    static boolean isOne(@Nullable Response reply) {
        if (reply == null || reply.type() != ResponseType.NUMBER) {
            throw unexpected(reply);
        }
        return reply.toLong() == 1;
    }

    static RedisProtocolException unexpected(@Nullable Response reply) {
        return new RedisProtocolException(
                "A script of sessions answered with " + (reply == null ? "null" : "a reply of type " + reply.type()), null,
                Delivery.ANSWERED);
    }
}
