package io.redkit.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.redkit.RedisCommandRefusedException;
import io.redkit.RedisWrongTypeException;
import io.redkit.SetOptions;
import io.redkit.data.Pipeline;
import io.redkit.data.Queued;

@OnEveryTarget
class PipelineTest extends ServiceContract {

    @Test
    void run_commandsOfManyKinds_eachHasItsResult() {
        raw.send("SET", "name", "Ada");
        Pipeline pipeline = redis.pipeline();
        Queued<Long> visits = pipeline.add(r -> r.incr("visits"));
        Queued<String> name = pipeline.add(r -> r.get("name"));
        Queued<String> missing = pipeline.add(r -> r.get("missing"));
        Queued<Boolean> put = pipeline.add(r -> r.hash("cart", Integer.class).put("apple", 3));
        Queued<Integer> length = pipeline.add(r -> r.get("name").map(String::length));
        Queued<Long> script = pipeline.add(r -> r.script("return 40 + 2").asLong());
        pipeline.run();
        assertThat(visits.get()).isEqualTo(1);
        assertThat(name.get()).isEqualTo("Ada");
        assertThat(missing.get()).isNull();
        assertThat(put.get()).isTrue();
        assertThat(length.get()).isEqualTo(3);
        assertThat(script.get()).isEqualTo(42);
        assertThat(visits.failure()).isNull();
    }

    @Test
    void run_manyKeys_areSpreadAndComplete() {
        Pipeline pipeline = redis.pipeline();
        List<Queued<Boolean>> set = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            String key = "key:" + i;
            set.add(pipeline.add(r -> r.set(key, "of " + key, SetOptions.DEFAULT)));
        }
        pipeline.run();
        List<Queued<String>> values = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            String key = "key:" + i;
            values.add(pipeline.add(r -> r.get(key)));
        }
        pipeline.run();
        assertThat(set).allMatch(Queued::get);
        for (int i = 0; i < 3000; i++) {
            assertThat(values.get(i).get()).isEqualTo("of key:" + i);
        }
    }

    @Test
    void run_oneBadCommand_leavesTheOthersAlone() {
        raw.send("SET", "text", "v");
        Pipeline pipeline = redis.pipeline();
        Queued<Long> before = pipeline.add(r -> r.incr("n"));
        Queued<Boolean> bad = pipeline.add(r -> r.hSet("text", "f", "v"));
        Queued<Void> refused = pipeline.add(r -> r.execute("MULTI").replaceWithVoid());
        Queued<Long> after = pipeline.add(r -> r.incr("n"));
        assertThatThrownBy(pipeline::run).isInstanceOf(RedisWrongTypeException.class);
        assertThat(before.get()).isEqualTo(1);
        assertThat(after.get()).isEqualTo(2);
        assertThatThrownBy(bad::get).isInstanceOf(RedisWrongTypeException.class).isSameAs(bad.failure());
        assertThat(refused.failure()).isInstanceOf(RedisCommandRefusedException.class);
    }

    @Test
    void run_failureThatTheCommandRecoversFrom_isNone() {
        raw.send("SET", "text", "v");
        Pipeline pipeline = redis.pipeline();
        Queued<Long> recovered = pipeline.add(r -> r.incr("text").onFailure().recoverWithItem(-1L));
        pipeline.run();
        assertThat(recovered.get()).isEqualTo(-1);
    }

    @Test
    void queued_beforeRun_hasNoOutcome() {
        Queued<Long> visits = redis.pipeline().add(r -> r.incr("visits"));
        assertThatThrownBy(visits::get).isInstanceOf(IllegalStateException.class).hasMessageContaining("not run");
        assertThatThrownBy(visits::failure).isInstanceOf(IllegalStateException.class);
        assertThat(raw.number("EXISTS", "visits")).isZero();
    }

    @Test
    void run_again_sendsOnlyWhatIsNew() {
        Pipeline pipeline = redis.pipeline();
        pipeline.run();
        pipeline.add(r -> r.incr("n"));
        pipeline.run();
        pipeline.run();
        assertThat(raw.text("GET", "n")).isEqualTo("1");
    }

    @Test
    void add_wrongArgument_isRefusedAtOnce() {
        assertRefused(() -> redis.pipeline().add(r -> r.get("")), "The key is empty");
        assertRefused(() -> redis.pipeline().add(r -> null), "null");
    }

    @Test
    void run_blockingCommand_holdsUpNobody() {
        Pipeline pipeline = redis.pipeline();
        Queued<String> popped = pipeline.add(r -> r.list("queue").popLeft(Duration.ofSeconds(20)));
        pipeline.add(r -> r.list("queue").pushRight("element"));
        pipeline.run();
        assertThat(popped.get()).isEqualTo("element");
    }
}
