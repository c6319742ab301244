package io.redkit.runtime.connection.resp;

import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import io.vertx.redis.client.impl.types.SimpleStringType;

/** Replies that no server sent, for those who answer in its place. */
public final class MadeReplies {

    private MadeReplies() {
    }

    public static Response ok() {
        return SimpleStringType.OK;
    }

    public static Response integer(long value) {
        return IntegerReply.of(value);
    }

    public static Response emptyArray() {
        return ArrayReply.EMPTY;
    }

    public static Response emptyMap() {
        return MapReply.EMPTY;
    }

    /** Returns an array of that many nulls. */
    public static Response nulls(int count) {
        return new ArrayReply(new Response[count], ResponseType.MULTI);
    }
}
