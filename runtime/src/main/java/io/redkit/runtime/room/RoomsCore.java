package io.redkit.runtime.room;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.type.TypeReference;

import io.redkit.codec.JsonCodecs;
import io.redkit.codec.ValueCodec;
import io.redkit.runtime.pattern.PatternSupport;
import io.redkit.runtime.pattern.Timers;
import io.vertx.redis.client.Response;

/** The parts that all rooms of one client share. */
final class RoomsCore {

    private static final TypeReference<Map<String, String>> INFO = new TypeReference<>() {
    };

    private final PatternSupport support;
    private final RoomSettings settings;
    private final RoomScripts scripts;
    private final Registry registry;
    private final Timers timers;
    private final Seats seats;
    private final Presence presence;
    private final Feeds feeds;

    RoomsCore(PatternSupport support, RoomSettings settings) {
        this.support = support;
        this.settings = settings;
        this.scripts = new RoomScripts(support, settings);
        this.registry = new Registry(scripts, support.settings());
        this.timers = new Timers(support.vertx(), "room");
        this.seats = new Seats(scripts, registry, timers);
        this.presence = new Presence(seats, support.keys(), registry);
        this.feeds = new Feeds(scripts, timers, support.subscriber());
    }

    PatternSupport support() {
        return support;
    }

    RoomSettings settings() {
        return settings;
    }

    RoomScripts scripts() {
        return scripts;
    }

    Registry registry() {
        return registry;
    }

    Timers timers() {
        return timers;
    }

    Seats seats() {
        return seats;
    }

    Presence presence() {
        return presence;
    }

    Feeds feeds() {
        return feeds;
    }

    JsonCodecs json() {
        return support.json().get();
    }

    /** Returns the codec of what connections tell about themselves. */
    ValueCodec<Map<String, String>> infos() {
        return json().of(INFO);
    }

    /** Returns whether Redis is away, and what is done holds for this process only. */
    boolean isLocal() {
        return settings.localWhileAway() && support.availability().isAway();
    }

    static long number(@Nullable Response reply) {
        return reply == null ? 0 : reply.toLong();
    }
}
