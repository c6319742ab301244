package io.redkit.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.redkit.Delivery;
import io.redkit.RedisClosedException;
import io.redkit.RedisConnectionException;
import io.redkit.RedisException;
import io.redkit.RedisOverloadException;
import io.redkit.RedisProtocolException;
import io.redkit.RedisServerException;
import io.redkit.RedisTimeoutException;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.testkit.Resp;
import io.redkit.testkit.TestSettings;
import io.vertx.redis.client.Response;

class RespConnectionTest {

    private final EmbeddedConnection server = new EmbeddedConnection();

    @Test
    void send_severalInOneTurn_goOutInOneWrite() {
        server.send("GET", "a");
        server.send("GET", "b");

        assertThat(server.turn()).containsExactly("*2\r\n$3\r\nGET\r\n$1\r\na\r\n*2\r\n$3\r\nGET\r\n$1\r\nb\r\n");
    }

    @Test
    void send_fromCallbacksOfOneRead_goOutInOneWriteAtItsEnd() {
        List<Outcome> followers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            server.connection.send(new Pending(ClientUnderTest.call("GET", "a"), new ReplyHandler() {
                @Override
                public void onReply(Response reply) {
                    followers.add(server.send("PING"));
                }

                @Override
                public void onFailure(RuntimeException failure) {
                }
            }, Pending.UNBOUNDED));
        }
        server.turn();
        server.receive(Resp.NULL.repeat(3));

        assertThat(server.channel.outboundMessages()).hasSize(1);
        assertThat(server.turn()).containsExactly("*1\r\n$4\r\nPING\r\n".repeat(3));
    }

    @Test
    void send_muchAtOnce_isWrittenBeforeTheTurnEnds() {
        server.send("SET", "a", new byte[300_000]);

        assertThat(server.channel.outboundMessages()).hasSize(1);
        server.turn();
    }

    @Test
    void send_argumentThatCannotBeWritten_leavesNoTrace() {
        Outcome before = server.send("GET", "a");
        RuntimeException failure = server.send("SET", "b", new Object()).failure();
        Outcome after = server.send("GET", "c");

        assertThat(failure).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("SET");
        assertThat(server.turn()).containsExactly("*2\r\n$3\r\nGET\r\n$1\r\na\r\n*2\r\n$3\r\nGET\r\n$1\r\nc\r\n");
        server.receive(Resp.bulk("1") + Resp.bulk("3"));
        assertThat(before.text() + after.text()).isEqualTo("13");
    }

    @Test
    void send_deadlineIsOver_isNotWritten() {
        Outcome outcome = server.send(ClientUnderTest.call("INCR", "a"), 0);

        assertThat(outcome.failure(RedisTimeoutException.class).delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(server.turn()).isEmpty();
    }

    @Test
    void send_tooManyInFlight_isRefusedUntilOneIsAnswered() {
        EmbeddedConnection small = new EmbeddedConnection(TestSettings.at(1).maxInFlight(2));
        Outcome first = small.send("GET", "a");
        small.send("GET", "b");
        Outcome tooMuch = small.send("GET", "c");

        assertThat(tooMuch.failure(RedisOverloadException.class)).hasMessageContaining("max-in-flight");
        small.turn();
        small.receive(Resp.bulk("1"));
        assertThat(first.text()).isEqualTo("1");
        assertThat(small.send("GET", "d").isDone()).isFalse();
    }

    @Test
    void send_tooManyBytesWait_isRefusedUntilTheyAreWritten() {
        EmbeddedConnection small = new EmbeddedConnection(TestSettings.at(1).maxQueuedBytes(100));
        small.send("SET", "a", new byte[200]);
        Outcome tooMuch = small.send("GET", "b");

        assertThat(tooMuch.failure(RedisOverloadException.class)).hasMessageContaining("max-queued-size");
        small.turn();
        assertThat(small.send("GET", "c").isDone()).isFalse();
    }

    @Test
    void reply_error_failsItsOwnCallOnly() {
        Outcome before = server.send("GET", "a");
        Outcome wrong = server.send("INCR", "b");
        Outcome after = server.send("GET", "c");
        server.turn();
        server.receive(Resp.bulk("1") + Resp.error("ERR value is not an integer") + Resp.bulk("3"));

        assertThat(before.text() + after.text()).isEqualTo("13");
        assertThat(wrong.failure(RedisServerException.class).delivery()).isEqualTo(Delivery.ANSWERED);
    }

    @Test
    void reply_callbackThrows_othersAreAnswered() {
        server.connection.send(new Pending(ClientUnderTest.call("GET", "a"), new ThrowingHandler(), Pending.UNBOUNDED));
        Outcome next = server.send("GET", "b");
        server.turn();
        server.receive(Resp.bulk("1") + Resp.bulk("2"));

        assertThat(next.text()).isEqualTo("2");
        assertThat(server.ends).isEmpty();
    }

    @Test
    void reply_withoutRequest_closesTheConnection() {
        server.receive(Resp.bulk("surprise"));

        assertThat(server.ends).singleElement().isInstanceOf(RedisProtocolException.class);
        assertThat(server.channel.isOpen()).isFalse();
    }

    @Test
    void reply_notResp_failsAllInFlight() {
        Outcome first = server.send("GET", "a");
        Outcome second = server.send("GET", "b");
        server.turn();
        server.receive(Resp.bulk("1") + "?garbage\r\n" + Resp.bulk("2"));

        assertThat(first.text()).isEqualTo("1");
        assertThat(second.failure(RedisProtocolException.class).delivery()).isEqualTo(Delivery.OUTCOME_UNKNOWN);
        assertThat(server.ends).hasSize(1);
    }

    @Test
    void reply_tooLarge_failsAllInFlight() {
        EmbeddedConnection small = new EmbeddedConnection(TestSettings.at(1).maxReplyBytes(1000));
        Outcome outcome = small.send("GET", "a");
        small.turn();
        small.receive("$1001\r\n");

        assertThat(outcome.failure(RedisProtocolException.class)).hasMessageContaining("too large");
    }

    @Test
    void close_someSentSomeNot_eachIsToldWhich() {
        Outcome sent = server.send("INCR", "a");
        server.turn();
        Outcome notSent = server.send("INCR", "b");
        server.connection.close(new RedisConnectionException("gone", null, Delivery.OUTCOME_UNKNOWN));

        assertThat(sent.failure(RedisConnectionException.class).delivery()).isEqualTo(Delivery.OUTCOME_UNKNOWN);
        assertThat(notSent.failure(RedisConnectionException.class).delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(server.turn()).isEmpty();
    }

    @Test
    void close_callbackThrows_othersAreTold() {
        server.connection.send(new Pending(ClientUnderTest.call("GET", "a"), new ThrowingHandler(), Pending.UNBOUNDED));
        Outcome next = server.send("GET", "b");
        server.channel.close();

        assertThat(next.failure()).isInstanceOf(RedisException.class);
    }

    @Test
    void close_listener_isToldBeforeTheCallers() {
        List<Integer> endsSeen = new ArrayList<>();
        server.connection.send(new Pending(ClientUnderTest.call("GET", "a"), new ReplyHandler() {
            @Override
            public void onReply(Response reply) {
            }

            @Override
            public void onFailure(RuntimeException failure) {
                endsSeen.add(server.ends.size());
            }
        }, Pending.UNBOUNDED));
        server.channel.close();

        assertThat(endsSeen).as("who sends again must meet the next connection").containsExactly(1);
    }

    @Test
    void close_halfAReplyAndUnwrittenCalls_leaksNothing() {
        server.send("GET", "a");
        server.turn();
        server.receive("*2\r\n$3\r\nabc\r\n$5");
        server.send("GET", "b");
        server.connection.close(new RedisConnectionException("gone", null, Delivery.OUTCOME_UNKNOWN));

        server.assertNothingLeaks();
    }

    @Test
    void close_protocolError_leaksNothing() {
        server.send("GET", "a");
        server.turn();
        server.receive("*2\r\n$3\r\nabc\r\n");
        server.receive("garbage\r\n+more");

        assertThat(server.ends).hasSize(1);
        server.assertNothingLeaks();
    }

    @Test
    void read_repliesInPieces_leaksNothing() {
        Outcome outcome = server.send("LRANGE", "a", 0L, -1L);
        server.turn();
        for (char each : Resp.array(Resp.bulk("one"), Resp.integer(2), Resp.OK).toCharArray()) {
            server.receive(String.valueOf(each));
        }

        assertThat(outcome.text()).isEqualTo("[one, 2, OK]");
        server.assertNothingLeaks();
    }

    private static final class ThrowingHandler implements ReplyHandler {

        @Override
        public void onReply(Response reply) {
            throw new IllegalStateException("thrown by a callback, on purpose");
        }

        @Override
        public void onFailure(RuntimeException failure) {
            throw new IllegalStateException("thrown by a callback, on purpose");
        }
    }

    @Test
    void drain_endsBeforeItsTime_leavesNoTimer() {
        Outcome inFlight = server.send("GET", "a");
        server.turn();
        server.connection.drain(Duration.ofHours(1));
        server.receive(Resp.bulk("v"));

        assertThat(inFlight.text()).isEqualTo("v");
        assertThat(server.channel.isOpen()).isFalse();
        assertThat(server.channel.runScheduledPendingTasks()).as("nanoseconds to the next timer, -1 for none").isEqualTo(-1);
    }

    @Test
    void drain_saidAgainWithLessTime_endsThen() {
        Outcome inFlight = server.send("GET", "a");
        server.turn();
        server.connection.retire(() -> {
        });
        server.connection.drain(Duration.ZERO);
        server.channel.runScheduledPendingTasks();

        assertThat(inFlight.failure(RedisClosedException.class).delivery()).isEqualTo(Delivery.OUTCOME_UNKNOWN);
        assertThat(server.channel.runScheduledPendingTasks()).as("nanoseconds to the next timer, -1 for none").isEqualTo(-1);
    }
}
