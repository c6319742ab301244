package io.redkit.runtime.service;

import static io.smallrye.mutiny.helpers.ParameterValidation.nonNull;

import java.util.function.Consumer;

import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.groups.UniSubscribe;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniSubscriber;

/** The ways to subscribe to a command; the one with two callbacks, which ends most chains in an application, goes shorter. */
final class CommandSubscribe<T> extends UniSubscribe<T> {

    private final CommandUni<T> command;

    CommandSubscribe(CommandUni<T> command) {
        super(command);
        this.command = command;
    }

    @Override
    public Cancellable with(Context context, Consumer<? super T> onItem, Consumer<? super Throwable> onFailure) {
        CallbackReply<T> reply = command.reply(nonNull(context, "context"),
                nonNull(onItem, "onItemCallback"), nonNull(onFailure, "onFailureCallback"));
        UniSubscriber<? super T> outermost = Infrastructure.onUniSubscription(command, reply);
        if (outermost == reply) {
            command.send(reply);
        } else {
            command.subscribe(outermost);
        }
        return reply;
    }
}
