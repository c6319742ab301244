package io.redkit.runtime.connection;

import java.util.HashSet;
import java.util.Set;

import io.vertx.redis.client.Response;

/** What one connection is subscribed to, as confirmed by the server. */
final class Channels {

    private final Set<String> names = new HashSet<>();
    private final Set<String> patterns = new HashSet<>();
    private final Set<String> shardNames = new HashSet<>();

    /** Notes a confirmation: an array of its kind, the channel, and a count. */
    void apply(String kind, Response confirmation) {
        Response channel = confirmation.get(1);
        if (channel == null) {
            return; // nothing was subscribed to
        }
        if (isUnsubscribe(kind)) {
            of(kind).remove(channel.toString());
        } else {
            of(kind).add(channel.toString());
        }
    }

    boolean isEmpty() {
        return names.isEmpty() && patterns.isEmpty() && shardNames.isEmpty();
    }

    /** Returns whether nothing is left of what that kind of confirmation is about. */
    boolean isEmpty(String kind) {
        return of(kind).isEmpty();
    }

    private static boolean isUnsubscribe(String kind) {
        return kind.endsWith("unsubscribe");
    }

    private Set<String> of(String kind) {
        return switch (kind.charAt(0)) {
            case 'p' -> patterns;
            case 's' -> kind.startsWith("ss") || kind.startsWith("sun") ? shardNames : names;
            default -> names;
        };
    }
}
