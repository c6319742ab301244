package io.redkit.runtime.pubsub;

import java.util.Objects;

import io.redkit.RedisOverloadException;
import io.redkit.pubsub.ReactiveRedisPubSub;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandSpec;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.degraded.Availability;
import io.redkit.runtime.degraded.FeaturePolicy;
import io.redkit.runtime.pattern.PatternSupport;
import io.redkit.runtime.service.Services;
import io.redkit.runtime.topology.Slots;
import io.smallrye.mutiny.Uni;

/** Publishes to the channels of one client, and keeps what cannot be published where that is the policy. */
final class Publisher implements AutoCloseable {

    static final CommandSpec PUBLISH = Commands.get("PUBLISH");
    static final CommandSpec SPUBLISH = Commands.get("SPUBLISH");

    private final PatternSupport support;
    private final Payloads payloads;
    private final KeptMessages kept;
    private final Availability.Registration registration;

    Publisher(PatternSupport support, Payloads payloads, int maxKept) {
        this.support = support;
        this.payloads = payloads;
        this.kept = new KeptMessages(support, maxKept);
        this.registration = support.availability().register(new FeaturePolicy("pubsub", maxKept > 0 ? "buffer" : "fail"), kept);
    }

    Uni<Long> publish(CommandSpec command, String channel, Object payload) {
        String name = support.keys().prefix(channel);
        // in a cluster by one and the same node, since messages that come by several are not in order
        Call call = Call.of(command, name, payloads.encode(payload)).at(Slots.of(name));
        Uni<Long> published = Services.uni(support.commands(), call, reply -> Objects.requireNonNull(reply, "reply").toLong());
        return Uni.createFrom().deferred(() -> kept.isNeeded() ? keep(call)
                : published.onFailure(kept::covers).recoverWithUni(() -> keep(call)));
    }

    private Uni<Long> keep(Call call) {
        if (kept.keep(call)) {
            return Uni.createFrom().item(ReactiveRedisPubSub.KEPT);
        }
        return Uni.createFrom().failure(new RedisOverloadException("Redis client " + support.settings().name()
                + " is away, and too many messages are kept for its return already; see pubsub.max-kept"));
    }

    @Override
    public void close() {
        registration.close();
        kept.close();
    }
}
