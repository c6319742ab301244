package io.redkit.runtime.connection.resp;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;

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

    public static Response text(String text) {
        return new BulkReply(text.getBytes(StandardCharsets.UTF_8));
    }

    public static Response emptyArray() {
        return ArrayReply.EMPTY;
    }

    /** Returns an array of replies, each of which may be null. */
    public static Response array(List<? extends @Nullable Response> elements) {
        return new ArrayReply(elements.toArray(new Response[0]), ResponseType.MULTI);
    }

    public static Response emptyMap() {
        return MapReply.EMPTY;
    }

    /** Returns an array of that many nulls. */
    public static Response nulls(int count) {
        return new ArrayReply(new Response[count], ResponseType.MULTI);
    }
}
