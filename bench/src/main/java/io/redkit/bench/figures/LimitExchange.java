package io.redkit.bench.figures;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.redkit.bench.load.Exchange;
import io.redkit.bench.load.Reply;
import io.smallrye.mutiny.Uni;

/** Asks a limit, which is never reached, for one subject after the other. */
final class LimitExchange implements Exchange<Boolean> {

    static final int SUBJECTS = 1000;

    private final Function<Integer, Uni<Boolean>> check;

    /** @param check asks for the subject of that number */
    LimitExchange(Function<Integer, Uni<Boolean>> check) {
        this.check = check;
    }

    @Override
    public void send(int turn, Reply<Boolean> reply) {
        check.apply(Math.floorMod(turn, SUBJECTS)).subscribe().with(reply.onValue(), reply.onFailure());
    }

    @Override
    public boolean isRight(int turn, @Nullable Boolean reply) {
        return Boolean.TRUE.equals(reply);
    }
}
