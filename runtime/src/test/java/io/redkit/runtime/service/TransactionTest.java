package io.redkit.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.redkit.CallOptions;
import io.redkit.RedisCommandRefusedException;
import io.redkit.RedisServerException;
import io.redkit.RedisTransactionConflictException;
import io.redkit.RedisWrongTypeException;
import io.redkit.data.Queued;
import io.redkit.data.Transaction;

@OnEveryTarget
class TransactionTest extends ServiceContract {

    @Test
    void transaction_executed_eachCommandHasItsResult() {
        List<Queued<?>> results = redis.transaction(tx -> List.of(tx.add(r -> r.incr("{t}n")), tx.add(r -> r.get("{t}x")),
                tx.add(r -> r.hash("{t}h", Integer.class).put("f", 1)), tx.add(r -> r.hash("{t}h", Integer.class).getAll()),
                tx.add(r -> r.counter("{t}n").incrementBy(41, Duration.ofMinutes(1)))));
        assertThat(results.get(0).get()).isEqualTo(1L);
        assertThat(results.get(1).get()).isNull();
        assertThat(results.get(2).get()).isEqualTo(true);
        assertThat(results.get(3).get()).isEqualTo(Map.of("f", 1));
        assertThat(results.get(4).get()).isEqualTo(42L);
    }

    @Test
    void queued_insideOfTheBody_hasNoOutcome() {
        assertThatThrownBy(() -> redis.transaction(tx -> tx.add(r -> r.incr("n")).get()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(raw.number("EXISTS", "n")).isZero();
    }

    @Test
    void body_throws_nothingIsExecuted() {
        assertThatThrownBy(() -> redis.transaction(tx -> {
            tx.watch("n");
            tx.add(r -> r.incr("n"));
            throw new UnsupportedOperationException("changed my mind");
        })).isInstanceOf(UnsupportedOperationException.class).hasMessage("changed my mind");
        assertThat(raw.number("EXISTS", "n")).isZero();
    }

    @Test
    void body_addsNothing_isAllRight() {
        assertThat(redis.<Integer> transaction(tx -> 1)).isEqualTo(1);
        assertThat(redis.<String> transaction(tx -> {
            tx.watch("n");
            return tx.now().get("n");
        })).isNull();
    }

    @Test
    void command_failsInExec_othersAreExecuted() {
        raw.send("SET", "{t}text", "v");
        List<Queued<Long>> results = new ArrayList<>();
        assertThatThrownBy(() -> redis.transaction(tx -> {
            results.add(tx.add(r -> r.incr("{t}n")));
            results.add(tx.add(r -> r.list("{t}text").pushLeft("v")));
            results.add(tx.add(r -> r.incr("{t}n")));
            return 0;
        })).isInstanceOf(RedisWrongTypeException.class).hasMessageContaining("LPUSH");
        assertThat(results.get(0).get()).isEqualTo(1);
        assertThat(results.get(1).failure()).isInstanceOf(RedisWrongTypeException.class);
        assertThat(results.get(2).get()).isEqualTo(2);
    }

    @Test
    void command_refusedByTheServer_nothingIsExecuted() {
        List<Queued<?>> results = new ArrayList<>();
        assertThatThrownBy(() -> redis.transaction(tx -> {
            results.add(tx.add(r -> r.incr("n")));
            results.add(tx.add(r -> r.execute("SET", "n")));
            return 0;
        })).isInstanceOfSatisfying(RedisServerException.class, e -> {
            assertThat(e.code()).isEqualTo("ERR");
            assertThat(e).hasMessageContaining("wrong number of arguments");
        });
        assertThat(results.get(0).failure()).isInstanceOfSatisfying(RedisServerException.class,
                e -> assertThat(e.code()).isEqualTo("EXECABORT"));
        assertThat(raw.number("EXISTS", "n")).isZero();
        assertThat(redis.transaction(tx -> tx.add(r -> r.incr("n"))).get()).isEqualTo(1);
    }

    @Test
    void watchedKey_changedOnce_bodyIsRunAgain() {
        AtomicInteger runs = new AtomicInteger();
        Queued<Boolean> set = redis.transaction(tx -> {
            tx.watch("n");
            long n = tx.now().counter("n").get();
            if (runs.incrementAndGet() == 1) {
                raw.send("SET", "n", 10);
            }
            return tx.add(r -> r.counter("n").set(n + 1).replaceWith(true));
        });
        assertThat(set.get()).isTrue();
        assertThat(runs).hasValue(2);
        assertThat(raw.text("GET", "n")).isEqualTo("11");
    }

    @Test
    void watchedKey_changedEachTime_isTypedError() {
        AtomicInteger runs = new AtomicInteger();
        assertThatThrownBy(() -> redis.with(CallOptions.DEFAULT.maxRetries(3)).transaction(tx -> {
            tx.watch("n");
            raw.send("INCR", "n");
            runs.incrementAndGet();
            return tx.add(r -> r.set("n", "mine"));
        })).isInstanceOf(RedisTransactionConflictException.class).hasMessageContaining("4 attempts");
        assertThat(runs).hasValue(4);
        assertThat(raw.text("GET", "n")).isEqualTo("4");
    }

    @Test
    void watchedKey_ofAnEarlierTransaction_isForgotten() {
        redis.transaction(tx -> {
            tx.watch("n");
            return 0;
        });
        AtomicInteger runs = new AtomicInteger();
        redis.transaction(tx -> {
            tx.now().get("n");
            raw.send("INCR", "n");
            runs.incrementAndGet();
            return tx.add(r -> r.set("n", "mine"));
        });
        assertThat(runs).hasValue(1);
        assertThat(raw.text("GET", "n")).isEqualTo("mine");
    }

    @Test
    void now_commandThatWrites_isRefused() {
        assertThatThrownBy(() -> redis.transaction(tx -> tx.now().incr("n"))).isInstanceOf(RedisCommandRefusedException.class)
                .hasMessageContaining("add it to the transaction");
        assertThat(raw.number("EXISTS", "n")).isZero();
    }

    @Test
    void add_commandOfTheTransactionItself_isRefused() {
        for (String command : List.of("MULTI", "EXEC", "UNWATCH", "SELECT")) {
            assertThatThrownBy(() -> redis.transaction(tx -> {
                tx.add(r -> r.incr("n"));
                return tx.add(r -> r.execute(command));
            })).as(command).isInstanceOf(RedisCommandRefusedException.class);
        }
        assertThat(raw.number("EXISTS", "n")).isZero();
    }

    @Test
    void add_commandOfAnotherService_isNoticed() {
        assertThatThrownBy(() -> redis.transaction(tx -> {
            tx.add(r -> r.incr("n"));
            return tx.add(r -> target.client(settings -> settings).reactive().get("x"));
        })).isInstanceOf(IllegalStateException.class).hasMessageContaining("add()");
        assertThat(raw.number("EXISTS", "n")).isZero();
    }

    @Test
    void transaction_insideOfAnother_isRefused() {
        assertThatThrownBy(() -> redis.transaction(tx -> tx.add(r -> r.transaction(inner -> r.get("x")))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void add_afterTheBody_isRefused() {
        List<Transaction> kept = new ArrayList<>();
        redis.transaction(tx -> {
            kept.add(tx);
            return 0;
        });
        assertThatThrownBy(() -> kept.get(0).add(r -> r.incr("n"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> kept.get(0).watch("n")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void keysInSeveralSlots_areRefusedBeforeAnythingIsSent() {
        assumeThat(target).isEqualTo(ContractTarget.CLUSTER);
        assertThatThrownBy(() -> redis.transaction(tx -> {
            tx.add(r -> r.incr("a"));
            return tx.add(r -> r.incr("b"));
        })).isInstanceOf(RedisCommandRefusedException.class).hasMessageContaining("hash tag");
        assertThatThrownBy(() -> redis.transaction(tx -> {
            tx.watch("a", "b");
            return 0;
        })).isInstanceOf(RedisCommandRefusedException.class).hasMessageContaining("hash tag");
        assertThat(raw.number("EXISTS", "a")).isZero();
    }

    @Test
    void keys_haveThePrefix() {
        service(settings -> settings.keyPrefix("shop:")).transaction(tx -> {
            tx.watch("n");
            return tx.add(r -> r.incr("n"));
        });
        assertThat(raw.text("GET", "shop:n")).isEqualTo("1");
    }

    @Test
    void manyTransactions_oneAfterTheOther_useOneConnection() {
        redis.ping();
        redis.transaction(tx -> tx.add(r -> r.incr("n")));
        long before = connectionsEver();
        for (int i = 0; i < 20; i++) {
            redis.transaction(tx -> {
                tx.watch("n");
                return tx.add(r -> r.incr("n"));
            });
        }
        assertThat(connectionsEver() - before).isZero();
        assertThat(raw.text("GET", "n")).isEqualTo("21");
    }

    private long connectionsEver() {
        return raw.text("INFO", "stats").lines().filter(line -> line.startsWith("total_connections_received:"))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1))).sum();
    }
}
