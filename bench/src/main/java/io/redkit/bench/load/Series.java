package io.redkit.bench.load;

import java.util.ArrayList;
import java.util.List;

/** The rounds of one contender that count. */
public final class Series {

    private final Contender contender;
    private final List<Round> rounds = new ArrayList<>();
    private boolean broken;

    Series(Contender contender) {
        this.contender = contender;
    }

    public Contender contender() {
        return contender;
    }

    /** Takes the client out of the race, which had no right reply in a round: the others would take long, and be no better. */
    void breakOff(Round last) {
        broken = true;
        rounds.clear();
        rounds.add(last);
    }

    boolean isBroken() {
        return broken;
    }

    void add(Round round) {
        rounds.add(round);
    }

    /** Returns the median of each column, and all errors. */
    public Round median() {
        return Medians.of(rounds);
    }

    /** @throws IllegalStateException if any reply was wrong or missing: then speed means nothing */
    public void requireNoErrors() {
        for (Round round : rounds) {
            if (round.errors() > 0) {
                throw new IllegalStateException(
                        contender.name() + " had " + round.errors() + " errors, the first: " + round.firstError());
            }
        }
    }
}
