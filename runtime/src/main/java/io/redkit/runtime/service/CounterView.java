package io.redkit.runtime.service;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.redkit.Delivery;
import io.redkit.RedisServerException;
import io.redkit.SetOptions;
import io.redkit.data.ReactiveRedisCounter;
import io.redkit.runtime.script.LuaScript;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Response;

/** The commands of a counter. */
final class CounterView extends KeyView implements ReactiveRedisCounter {

    private static final LuaScript INCREMENT = LuaScript.load(CounterView.class, "increment.lua");

    CounterView(ServiceSupport support, String key) {
        super(support, key);
    }

    @Override
    public Uni<Long> get() {
        return send(CounterView::value, Verbs.GET);
    }

    @Override
    public Uni<Long> increment() {
        return incrementBy(1);
    }

    @Override
    public Uni<Long> incrementBy(long amount) {
        return send(Replies::integer, Verbs.INCRBY, amount);
    }

    @Override
    public Uni<Long> incrementBy(long amount, Duration timeToLive) {
        Object[] args = { amount, millis(timeToLive) };
        return new CommandUni<>(support.over(INCREMENT), support.call(INCREMENT, new Object[] { fullKey }, args),
                CounterView::value);
    }

    @Override
    public Uni<Long> decrement() {
        return decrementBy(1);
    }

    @Override
    public Uni<Long> decrementBy(long amount) {
        if (amount == Long.MIN_VALUE) {
            throw new IllegalArgumentException("The amount is " + amount + ", which Redis cannot subtract");
        }
        return send(Replies::integer, Verbs.DECRBY, amount);
    }

    @Override
    public Uni<Void> set(long value) {
        return send(Replies::nothing, Verbs.SET, value);
    }

    @Override
    public Uni<Void> set(long value, Duration timeToLive) {
        return send(Replies::nothing, Verbs.SET, value, "PX", millis(timeToLive));
    }

    @Override
    public Uni<Long> getAndSet(long value) {
        return send(CounterView::value, Verbs.SET, value, "GET");
    }

    @SuppressWarnings("NullAway") // the options have just been given one
    private static long millis(@Nullable Duration timeToLive) {
        return SetOptions.DEFAULT.expireIn(Check.notNull(timeToLive, "time to live")).timeToLive().toMillis();
    }

    /** Fails as INCRBY would if the key holds something else. */
    private static long value(@Nullable Response reply) {
        String text = Replies.text(reply);
        try {
            return text == null ? 0 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            String what = "ERR value is not an integer or out of range";
            throw new RedisServerException("ERR", what, "GET: " + what, Delivery.ANSWERED);
        }
    }
}
