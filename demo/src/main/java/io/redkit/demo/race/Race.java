package io.redkit.demo.race;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.redkit.lock.LockHolder;

/**
 * What everybody sees of the race.
 *
 * @param holder null if the lock is free
 * @param turns the latest ones, those with the greatest token first
 */
public record Race(@Nullable Holder holder, List<Turn> turns) {

    /**
     * Who holds the lock.
     *
     * @param racer in which tab
     * @param token its fencing token
     * @param millisToLive until the lease ends
     */
    public record Holder(Racer racer, long token, long millisToLive) {
    }

    /** Redis knows the process that holds a lock; which of its tabs that is, the turns tell. */
    static Race of(@Nullable LockHolder holder, List<Turn> turns) {
        if (holder == null) {
            return new Race(null, turns);
        }
        Racer racer = turns.stream().filter(turn -> turn.token() == holder.token()).findFirst().map(Turn::racer)
                .orElseGet(() -> new Racer("A tab", holder.by()));
        return new Race(new Holder(racer, holder.token(), holder.remaining().toMillis()), turns);
    }
}
