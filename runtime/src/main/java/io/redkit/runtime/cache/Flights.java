package io.redkit.runtime.cache;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import io.redkit.runtime.subscribe.ChannelListener;
import io.redkit.runtime.subscribe.Subscriber;
import io.redkit.runtime.subscribe.Subscription;
import io.vertx.redis.client.Response;

/**
 * The flights of one cache in this process, one for each key, and the channel that tells when those of other processes have
 * landed. It is listened to from the first time on that somebody waits for another process.
 */
final class Flights<V> implements ChannelListener, AutoCloseable {

    private final Map<String, Flight<V>> flights = new ConcurrentHashMap<>();
    private final Set<Flight<V>> detached = ConcurrentHashMap.newKeySet();
    private final Subscriber subscriber;
    private final String channel;
    private @Nullable Subscription subscription;

    Flights(Subscriber subscriber, String channel) {
        this.subscriber = subscriber;
        this.channel = channel;
    }

    boolean isFlying(String text) {
        return flights.containsKey(text);
    }

    /** Returns the flight that there is already; null if it is this one now. */
    @Nullable
    Flight<V> join(Flight<V> fresh) {
        return flights.putIfAbsent(fresh.text(), fresh);
    }

    boolean isCurrent(Flight<V> flight) {
        return flights.get(flight.text()) == flight;
    }

    void remove(Flight<V> flight) {
        flights.remove(flight.text(), flight);
    }

    /** Nobody joins a flight that began before an invalidation; who is on it already gets what it brings. */
    void detach(String text) {
        Flight<V> left = flights.get(text);
        if (left != null) {
            detach(left);
        }
    }

    void detachAll() {
        List.copyOf(flights.values()).forEach(this::detach);
    }

    private void detach(Flight<V> left) {
        detached.add(left); // it may wait for another process, and is to be woken all the same
        left.landed().whenComplete((landing, failure) -> detached.remove(left));
        remove(left);
    }

    /** Listens from now on, if that is not done already. */
    void listen() {
        synchronized (this) {
            if (subscription != null) {
                return;
            }
            subscription = () -> {
            };
        }
        Subscription begun = subscriber.subscribe(channel, this);
        synchronized (this) {
            subscription = begun;
        }
    }

    @Override
    public void onMessage(Response message) {
        String text = message.toString();
        Flight<V> flight = flights.get(text);
        if (flight != null) {
            flight.onArrival();
        }
        detached.stream().filter(each -> each.text().equals(text)).forEach(Flight::onArrival);
    }

    @Override
    public void onConfirmed() {
        onGap();
    }

    /** Something may have been missed. */
    @Override
    public void onGap() {
        List.copyOf(flights.values()).forEach(Flight::onArrival);
        List.copyOf(detached).forEach(Flight::onArrival);
    }

    @Override
    public synchronized void close() {
        if (subscription != null) {
            subscription.close();
        }
    }
}
