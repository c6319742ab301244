package io.redkit.bench.figures;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.redkit.bench.load.Exchange;
import io.redkit.bench.load.Reply;
import io.redkit.bench.work.Entries;
import io.smallrye.mutiny.Uni;

/** Reads one key after the other; each key has a value of its own, so that a reply to somebody else's request is seen. */
final class GetExchange implements Exchange<@Nullable String> {

    private final Entries entries;
    private final Function<String, Uni<@Nullable String>> get;

    GetExchange(Entries entries, Function<String, Uni<@Nullable String>> get) {
        this.entries = entries;
        this.get = get;
    }

    @Override
    public void send(int turn, Reply<@Nullable String> reply) {
        get.apply(entries.key(turn)).subscribe().with(reply.onValue(), reply.onFailure());
    }

    @Override
    public boolean isRight(int turn, @Nullable String reply) {
        return entries.value(turn).equals(reply);
    }
}
