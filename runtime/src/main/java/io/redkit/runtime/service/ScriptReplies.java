package io.redkit.runtime.service;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.redkit.Delivery;
import io.redkit.RedisCodecException;
import io.redkit.codec.ValueCodec;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;

/** Decodes what a script answers. Another type than was asked for is an error, never a guess. */
final class ScriptReplies {

    private final String script;

    /** @param script its name, for messages */
    ScriptReplies(String script) {
        this.script = script;
    }

    long integer(@Nullable Response reply) {
        if (reply == null || reply.type() != ResponseType.NUMBER) {
            throw unexpected("a number", reply);
        }
        return reply.toLong();
    }

    boolean isTrue(@Nullable Response reply) {
        if (reply == null) {
            return false;
        }
        if (reply.type() == ResponseType.BOOLEAN) {
            return reply.toBoolean();
        }
        long number = reply.type() == ResponseType.NUMBER ? reply.toLong() : -1;
        if (number != 0 && number != 1) {
            throw unexpected("0, 1, a boolean or nil", reply);
        }
        return number == 1;
    }

    @Nullable
    String text(@Nullable Response reply) {
        if (reply == null) {
            return null;
        }
        if (reply.type() != ResponseType.BULK && reply.type() != ResponseType.SIMPLE) {
            throw unexpected("a text or nil", reply);
        }
        return reply.toString();
    }

    List<@Nullable String> list(@Nullable Response reply) {
        if (reply == null || reply.type() != ResponseType.MULTI) {
            throw unexpected("a list", reply);
        }
        List<@Nullable String> elements = new ArrayList<>(reply.size());
        for (int i = 0; i < reply.size(); i++) {
            Response element = reply.get(i);
            elements.add(element != null && element.type() == ResponseType.NUMBER ? element.toString() : text(element));
        }
        return elements;
    }

    <T> @Nullable T value(ValueCodec<T> codec, @Nullable Response reply) {
        if (reply == null) {
            return null;
        }
        if (reply.type() != ResponseType.BULK) {
            throw unexpected("a text or nil", reply);
        }
        return codec.decode(reply.toBytes());
    }

    private RedisCodecException unexpected(String wanted, @Nullable Response reply) {
        return new RedisCodecException("Script " + script + " was to answer with " + wanted + ", and its reply is "
                + (reply == null ? "null" : "of type " + reply.type()) + "; it was run nonetheless", null, null,
                Delivery.ANSWERED);
    }
}
