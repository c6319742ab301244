package io.redkit.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.runtime.connection.resp.BulkReply;
import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;

class CommandSubscribeTest {

    private final List<ReplyHandler> sent = new ArrayList<>();
    private final List<@Nullable Object> items = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final CommandUni<@Nullable String> get = new CommandUni<>((call, handler) -> sent.add(handler),
            Call.of(Verbs.GET, "key"),
            Replies::text);

    @AfterEach
    void reset() {
        Infrastructure.resetDroppedExceptionHandler();
    }

    private Cancellable subscribe() {
        return get.subscribe().with(items::add, failures::add);
    }

    @Test
    void item_goesToTheFirstCallback() {
        subscribe();
        sent.get(0).onReply(new BulkReply(new byte[] { 'a' }));

        assertThat(items).containsExactly("a");
        assertThat(failures).isEmpty();
    }

    @Test
    void failure_goesToTheSecondCallback() {
        subscribe();
        sent.get(0).onFailure(new IllegalStateException("a reason"));

        assertThat(failures).singleElement().satisfies(failure -> assertThat(failure).hasMessage("a reason"));
        assertThat(items).isEmpty();
    }

    @Test
    void cancelled_noCallbackIsCalled() {
        subscribe().cancel();
        sent.get(0).onReply(null);
        sent.get(0).onFailure(new IllegalStateException("a reason"));

        assertThat(items).isEmpty();
        assertThat(failures).isEmpty();
    }

    @Test
    void firstCallback_throws_isDroppedAndNotTakenForAFailureOfTheCommand() {
        List<Throwable> dropped = new ArrayList<>();
        Infrastructure.setDroppedExceptionHandler(dropped::add);
        get.subscribe().with(item -> {
            throw new IllegalStateException("of the caller");
        }, failures::add);
        sent.get(0).onReply(null);

        assertThat(dropped).singleElement().satisfies(each -> assertThat(each).hasMessage("of the caller"));
        assertThat(failures).isEmpty();
    }

    @Test
    void eachSubscription_sendsTheCommand() {
        subscribe();
        subscribe();

        assertThat(sent).hasSize(2);
    }

    /** As it is where observers of all subscriptions are registered. */
    @Test
    void somebodyInBetween_passesTheOutcomeOn() {
        CallbackReply<@Nullable String> reply = get.reply(Context.empty(), items::add, failures::add);
        get.subscribe(reply);
        sent.get(0).onReply(new BulkReply(new byte[] { 'a' }));

        assertThat(items).containsExactly("a");
    }

    @Test
    void somebodyInBetween_cancelledReachesTheCommand() {
        List<String> given = new ArrayList<>();
        CallbackReply<@Nullable String> reply = get.reply(Context.empty(), items::add, failures::add);
        get.subscribe(reply);
        sent.get(0).onGiveUp(() -> given.add("up"));
        reply.cancel();

        assertThat(given).containsExactly("up");
    }
}
