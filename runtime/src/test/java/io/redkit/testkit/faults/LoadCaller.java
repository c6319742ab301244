package io.redkit.testkit.faults;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import io.redkit.Delivery;
import io.redkit.ReactiveRedisService;
import io.redkit.RedisException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.redis.client.Response;

/**
 * Sends one command after the other, with a rest after each, and looks whether the replies are right: each value consists of
 * its key and the turn in which it was written. Lives on one event loop.
 */
final class LoadCaller {

    private static final int KINDS = 8;

    private final Context context;
    private final ReactiveRedisService redis;
    private final LoadKeys keys;
    private final LoadPace pace;
    private final LoadLog log;
    private final BooleanSupplier isOver;
    private final CountDownLatch done;
    private volatile int turn;
    private volatile boolean ended;
    private int writtenTurn;
    private boolean anyTurnIsRight;
    private long lastCount;
    private volatile long acknowledged;
    private volatile long unknown;

    LoadCaller(Context context, ReactiveRedisService redis, LoadKeys keys, LoadPace pace, LoadLog log,
            BooleanSupplier isOver, CountDownLatch done) {
        this.context = context;
        this.redis = redis;
        this.keys = keys;
        this.pace = pace;
        this.log = log;
        this.isOver = isOver;
        this.done = done;
        this.anyTurnIsRight = !pace.readsOwnWrites();
    }

    void start() {
        context.runOnContext(ignored -> next());
    }

    LoadKeys keys() {
        return keys;
    }

    /** Returns whether the counter may have this value. */
    boolean isPossibleCount(long value) {
        return value <= acknowledged + unknown && (lost(value) == 0 || !pace.keepsWrites());
    }

    /** Returns how many acknowledged increments the counter lacks. */
    long lost(long value) {
        return Math.max(0, acknowledged - value);
    }

    boolean hasEnded() {
        return ended;
    }

    /** Returns which caller this is, and how far it came. */
    @Override
    public String toString() {
        return keys.value() + " in turn " + turn + ", command " + turn % KINDS;
    }

    String counts() {
        return acknowledged + " acknowledged, " + unknown + " of unknown outcome";
    }

    private void next() {
        if (isOver.getAsBoolean()) {
            ended = true;
            done.countDown();
            return;
        }
        turn = turn + 1;
        switch (turn % KINDS) {
            case 1 -> set();
            case 2 -> send("GET", true, redis.get(keys.value()), this::isOwnValue, keys.value());
            case 3 -> count();
            case 4 -> send("MSET", true, redis.setAll(values(keys.several())), reply -> true, keys.several());
            case 5 -> send("MGET", true, redis.execute("MGET", (Object[]) keys.several()), this::areInOrder, keys.several());
            case 6 -> send("MSET", true, redis.setAll(values(keys.passing())), reply -> true, keys.passing());
            case 7 -> send("DEL", false, redis.del(keys.passing()), this::isPossibleNumber, keys.passing());
            default -> send("ECHO", true, redis.execute("ECHO", value(keys.value())),
                    reply -> value(keys.value()).equals(String.valueOf(reply)));
        }
    }

    private void set() {
        int now = turn;
        anyTurnIsRight |= writtenTurn < 0;
        writtenTurn = -1; // until it is acknowledged
        send("SET", true, redis.set(keys.value(), value(keys.value())), reply -> {
            writtenTurn = now;
            return true;
        }, keys.value());
    }

    private void count() {
        send("INCR", false, redis.incr(keys.counter()), count -> {
            boolean higher = count > lastCount;
            lastCount = count;
            acknowledged++;
            return higher || !pace.keepsWrites();
        }, keys.counter());
    }

    private String value(String key) {
        return key + "=" + turn;
    }

    private Map<String, String> values(String... of) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String key : of) {
            values.put(key, value(key));
        }
        return values;
    }

    private boolean isOwnValue(String reply) {
        if (anyTurnIsRight || writtenTurn <= 0) {
            return isOf(keys.value(), reply);
        }
        return (keys.value() + "=" + writtenTurn).equals(reply);
    }

    private boolean areInOrder(Response values) {
        String[] several = keys.several();
        for (int i = 0; i < several.length; i++) {
            if (!isOf(several[i], Objects.toString(values.get(i), null))) {
                return false;
            }
        }
        return values.size() == several.length;
    }

    private boolean isPossibleNumber(long deleted) {
        return 0 <= deleted && deleted <= keys.passing().length;
    }

    private static boolean isOf(String key, String value) {
        return value == null || value.startsWith(key + "=");
    }

    private <T> void send(String name, boolean isRepeatable, Uni<T> command, Predicate<T> check, String... its) {
        BitSet slots = LoadKeys.slots(its);
        command.subscribe().with(reply -> {
            if (!check.test(reply)) {
                log.wrongReply(
                        name + " in turn " + turn + " of " + keys.value() + ", written in " + writtenTurn + ": " + reply);
            }
            log.reply(slots);
            rest();
        }, failure -> {
            log.failure(new LoadFailure(name, isRepeatable, slots, System.nanoTime(), failure));
            boolean isRefused = failure instanceof RedisException known && known.delivery() != Delivery.OUTCOME_UNKNOWN;
            if (name.equals("INCR") && !isRefused) {
                unknown++;
            }
            rest();
        });
    }

    private void rest() {
        context.owner().setTimer(pace.restMillis(), ignored -> start()); // back on its own event loop
    }
}
