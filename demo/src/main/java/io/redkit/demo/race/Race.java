package io.redkit.demo.race;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.redkit.lock.LockHolder;

/**
 * What everybody sees of the race.
 *
 * @param holder null if the lock is free
 * @param turns the latest first
 */
public record Race(@Nullable Holder holder, List<Turn> turns) {

    /**
     * Who holds the lock.
     *
     * @param tab name of the tab
     * @param token its fencing token
     * @param millisToLive until the lease ends
     */
    public record Holder(String tab, long token, long millisToLive) {
    }

    /** Redis knows the process that holds a lock; which of its tabs that is, the turns tell. */
    static Race of(@Nullable LockHolder holder, List<Turn> turns) {
        if (holder == null) {
            return new Race(null, turns);
        }
        String tab = turns.stream().filter(turn -> turn.token() == holder.token()).findFirst().map(Turn::tab)
                .orElse(holder.by());
        return new Race(new Holder(tab, holder.token(), holder.remaining().toMillis()), turns);
    }
}
