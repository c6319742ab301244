package io.redkit.runtime.queue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.redkit.Delivery;
import io.redkit.RedisProtocolException;
import io.redkit.runtime.service.ReplyDecoder;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;

/** Reads what the scripts of queues answer. */
final class JobReplies {

    private JobReplies() {
    }

    static Response list(@Nullable Response reply) {
        if (reply == null || reply.type() != ResponseType.MULTI) {
            throw new RedisProtocolException("A script of a queue was answered with something that is no list", null,
                    Delivery.ANSWERED);
        }
        return reply;
    }

    static boolean isOne(@Nullable Response reply) {
        return reply != null && reply.toLong() == 1;
    }

    static long number(@Nullable Response reply) {
        if (reply == null) {
            throw new RedisProtocolException("A script of a queue was answered with nothing", null, Delivery.ANSWERED);
        }
        return reply.toLong();
    }

    static List<Long> numbers(@Nullable Response reply) {
        return each(reply, JobReplies::number);
    }

    static List<String> texts(@Nullable Response reply) {
        return each(reply, JobReplies::text);
    }

    static String text(@Nullable Response reply) {
        return reply == null ? "" : reply.toString(StandardCharsets.UTF_8);
    }

    static <T> List<T> each(@Nullable Response reply, ReplyDecoder<T> decoder) {
        List<T> all = new ArrayList<>();
        for (Response each : list(reply)) {
            T decoded = decoder.decode(each);
            if (decoded != null) {
                all.add(decoded);
            }
        }
        return all;
    }
}
