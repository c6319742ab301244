package io.redkit.demo.race;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.redkit.KeySpace;
import io.redkit.ReactiveRedisService;
import io.redkit.data.ReactiveRedisList;
import io.redkit.demo.race.Turn.Event;
import io.smallrye.mutiny.Uni;

/** The latest turns, in a list in Redis, so that all processes tell the same story. */
@ApplicationScoped
class RaceHistory {

    private static final int MOST_TURNS = 6;

    @Inject
    ReactiveRedisService redis;

    Uni<Void> add(Racer racer, long token, Event event, long waitedMillis) {
        Turn turn = new Turn(Instant.now(), token, racer, event, waitedMillis);
        return turns().pushLeft(turn).chain(() -> turns().trim(0, MOST_TURNS - 1));
    }

    /** Returns the greatest token first: a release is written down after the next one may have got the lock. */
    Uni<List<Turn>> latest() {
        return turns().range(0, -1)
                .map(turns -> turns.stream().sorted(Comparator.comparingLong(Turn::token).reversed()).toList());
    }

    private ReactiveRedisList<Turn> turns() {
        return redis.list(KeySpace.key("race", "turns"), Turn.class);
    }
}
