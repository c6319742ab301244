package io.redkit.runtime.connection;

import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Set;

import io.redkit.runtime.command.CommandSpec.Trait;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;

/**
 * Tells push messages apart from replies before a reply is matched, and knows that (un)subscribing is answered by pushes,
 * one for each channel, in the place where a reply would be.
 * <p>
 * In RESP2 they look like replies. There, what reads like one is one only while the connection is subscribed to something
 * or about to be.
 */
final class Pushes {

    private static final Set<String> CONFIRMATIONS = Set.of("subscribe", "psubscribe", "ssubscribe", "unsubscribe",
            "punsubscribe", "sunsubscribe");
    private static final Set<String> MESSAGES = Set.of("message", "pmessage", "smessage");

    private final ArrayDeque<Pending> inFlight;
    private final ConnectionListener listener;
    private final Channels channels = new Channels();
    private boolean resp2;
    private boolean subscribing;
    private boolean monitoring;
    private int confirmed;

    Pushes(ArrayDeque<Pending> inFlight, ConnectionListener listener) {
        this.inFlight = inFlight;
        this.listener = listener;
    }

    void speaksResp2() {
        resp2 = true;
    }

    /** Returns whether the server refuses all commands but those of subscriptions. */
    boolean isSubscriber() {
        return resp2 && subscribing;
    }

    void sent(Pending pending) {
        if (pending.call.command().isOrdinary()) {
            return;
        }
        subscribing |= isSubscription(pending);
        monitoring |= pending.call.command().name().equals("MONITOR");
    }

    /** Takes the message if it is a push; returns whether it was one. */
    boolean take(Response message) {
        if (message.type() == ResponseType.PUSH || isResp2Push(message)) {
            onPush(message);
            return true;
        }
        if (monitoring && isMonitored(message)) {
            listener.onPush(message);
            return true;
        }
        return false;
    }

    /** A monitored command is a simple string that starts with a time in seconds; other commands do not answer such. */
    private static boolean isMonitored(Response message) {
        if (message.type() != ResponseType.SIMPLE) {
            return false;
        }
        String text = message.toString();
        return !text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9' && text.indexOf(" [") > 0;
    }

    private boolean isResp2Push(Response message) {
        if (!resp2 || !subscribing || message.type() != ResponseType.MULTI || message.isMap() || message.size() < 3) {
            return false;
        }
        String kind = kindOf(message);
        return MESSAGES.contains(kind) || CONFIRMATIONS.contains(kind);
    }

    private void onPush(Response message) {
        String kind = kindOf(message);
        if (subscribing && message.size() > 1 && CONFIRMATIONS.contains(kind)) {
            channels.apply(kind, message);
            confirm(kind, message);
            subscribing = !channels.isEmpty() || inFlight.stream().anyMatch(Pushes::isSubscription);
        }
        listener.onPush(message);
    }

    /** Completes the oldest call when it is the one that asked for this, and all its channels are confirmed. */
    private void confirm(String kind, Response message) {
        Pending oldest = inFlight.peekFirst();
        if (oldest == null || !oldest.call.command().name().toLowerCase(Locale.ROOT).equals(kind)) {
            return; // the server unsubscribed by itself, for example after a change of an ACL or a moved slot
        }
        confirmed++;
        int wanted = oldest.call.argCount();
        boolean complete = wanted > 0 ? confirmed >= wanted : channels.isEmpty(kind);
        if (complete) {
            confirmed = 0;
            inFlight.removeFirst();
            oldest.reply(message);
        }
    }

    private static boolean isSubscription(Pending pending) {
        return pending.call.command().is(Trait.SUBSCRIPTION);
    }

    private static String kindOf(Response message) {
        Response first = message.size() == 0 ? null : message.get(0);
        return first == null ? "" : first.toString().toLowerCase(Locale.ROOT);
    }
}
