package io.redkit.runtime.vertx;

import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.TestRedis;
import io.vertx.core.Future;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisAPI;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import io.vertx.redis.client.impl.types.ErrorType;

/** Our adapters, and the plain Vert.x client as the oracle of what they should do. */
final class Twins {

    static final Redis PLAIN = Redis.createClient(TestRedis.VERTX, TestRedis.SERVER.url());
    static final RedisAPI PLAIN_API = RedisAPI.api(PLAIN);
    static final RedkitClient CLIENT = TestRedis.client(settings -> settings);
    static final Redis OURS = CLIENT.redis();
    static final RedisAPI OUR_API = CLIENT.api();

    private Twins() {
    }

    /** Waits for the result; throws the failure itself, which is a checked one if it is Vert.x' {@code ErrorType}. */
    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            throw Twins.<RuntimeException> unchecked(e.getCause());
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E unchecked(Throwable failure) throws E {
        throw (E) failure;
    }

    /** Returns a text that is equal for equal outcomes: type and content of the reply, or code and text of the error. */
    static String outcome(Future<?> future) {
        try {
            return describe(await(future));
        } catch (Throwable failure) {
            return failure instanceof ErrorType error ? "failed with " + error.getMessage() : failure.toString();
        }
    }

    static String describe(Object result) {
        if (result instanceof Response reply && reply.type() != ResponseType.MULTI && reply.type() != ResponseType.PUSH) {
            return reply.type() + " " + reply;
        }
        if (result instanceof Response reply && reply.isMap()) {
            StringBuilder text = new StringBuilder(reply.type() + " map");
            reply.getKeys().forEach(key -> text.append(' ').append(key).append(" -> ").append(describe(reply.get(key))));
            return text.toString();
        }
        if (result instanceof Iterable<?> all) {
            StringBuilder text = new StringBuilder(result instanceof Response reply ? reply.type() + " of" : "list of");
            all.forEach(each -> text.append(" [").append(describe(each)).append(']'));
            return text.toString();
        }
        return String.valueOf(result);
    }
}
