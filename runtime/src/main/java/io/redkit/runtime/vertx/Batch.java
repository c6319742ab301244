package io.redkit.runtime.vertx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.vertx.core.Future;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;

/** Sends requests one after the other without waiting, and succeeds with all replies or fails with the first failure. */
final class Batch {

    private Batch() {
    }

    static Future<List<@Nullable Response>> send(List<Request> requests,
            Function<Request, Future<@Nullable Response>> sender) {
        List<Future<@Nullable Response>> replies = new ArrayList<>(requests.size());
        for (Request request : requests) {
            replies.add(sender.apply(request));
        }
        return Future.join(replies).map(all -> all.list());
    }
}
