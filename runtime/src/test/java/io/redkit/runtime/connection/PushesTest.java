package io.redkit.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import io.redkit.RedisPermissionException;
import io.redkit.testkit.Resp;

class PushesTest {

    private static final String MESSAGE = Resp.bulk("message") + Resp.bulk("news") + Resp.bulk("hello");

    private final EmbeddedConnection server = new EmbeddedConnection();

    @Test
    void push_betweenReplies_shiftsNone() {
        Outcome a = server.send("GET", "a");
        Outcome b = server.send("GET", "b");
        server.turn();
        server.receive(Resp.push(Resp.bulk("invalidate"), Resp.NULL) + Resp.bulk("1")
                + Resp.push(Resp.bulk("invalidate"), Resp.NULL) + Resp.bulk("2"));

        assertThat(a.text() + b.text()).isEqualTo("12");
        assertThat(server.pushes).hasSize(2);
    }

    @Test
    void subscribe_severalChannels_endsWithTheLastConfirmation() {
        Outcome subscribe = server.send("SUBSCRIBE", "a", "b");
        server.turn();
        server.receive(confirmation("subscribe", "a", 1));
        assertThat(subscribe.isDone()).isFalse();
        server.receive(confirmation("subscribe", "b", 2));

        assertThat(subscribe.text()).isEqualTo("[subscribe, b, 2]");
    }

    @Test
    void subscribe_messageBeforeConfirmation_doesNotEndIt() {
        Outcome first = server.send("SUBSCRIBE", "news");
        server.turn();
        server.receive(confirmation("subscribe", "news", 1));
        Outcome second = server.send("SUBSCRIBE", "sports");
        server.turn();
        server.receive(">3\r\n" + MESSAGE);

        assertThat(first.isDone()).isTrue();
        assertThat(second.isDone()).isFalse();
    }

    @Test
    void subscribe_refused_failsAndFreesItsPlace() {
        Outcome subscribe = server.send("SUBSCRIBE", "secret");
        Outcome ping = server.send("PING");
        server.turn();
        server.receive(Resp.error("NOPERM this user has no permissions to access one of the channels") + Resp.PONG);

        subscribe.failure(RedisPermissionException.class);
        assertThat(ping.text()).isEqualTo("PONG");
    }

    @Test
    void unsubscribe_withoutArguments_endsWhenAllAreConfirmed() {
        server.send("SUBSCRIBE", "a", "b");
        Outcome unsubscribe = server.send("UNSUBSCRIBE");
        Outcome ping = server.send("PING");
        server.turn();
        server.receive(confirmation("subscribe", "a", 1) + confirmation("subscribe", "b", 2)
                + confirmation("unsubscribe", "b", 1));
        assertThat(unsubscribe.isDone()).isFalse();
        server.receive(confirmation("unsubscribe", "a", 0) + Resp.PONG);

        assertThat(unsubscribe.isDone()).isTrue();
        assertThat(ping.text()).isEqualTo("PONG");
    }

    @Test
    void unsubscribe_fromNothing_endsAtOnce() {
        Outcome unsubscribe = server.send("UNSUBSCRIBE");
        server.turn();
        server.receive(Resp.push(Resp.bulk("unsubscribe"), Resp.NULL, Resp.integer(0)));

        assertThat(unsubscribe.isDone()).isTrue();
    }

    @Test
    void unsubscribe_ofPatterns_leavesChannelsAlone() {
        server.send("SUBSCRIBE", "a");
        server.send("PSUBSCRIBE", "p*");
        Outcome unsubscribe = server.send("PUNSUBSCRIBE");
        server.turn();
        server.receive(confirmation("subscribe", "a", 1) + confirmation("psubscribe", "p*", 2)
                + confirmation("punsubscribe", "p*", 1));

        assertThat(unsubscribe.isDone()).isTrue();
    }

    @Test
    void confirmation_nobodyAskedFor_endsNoCall() {
        Outcome ping = server.send("PING");
        server.turn();
        server.receive(confirmation("subscribe", "a", 1) + Resp.push(Resp.bulk("unsubscribe")) + Resp.PONG);

        assertThat(ping.text()).isEqualTo("PONG");
        assertThat(server.ends).isEmpty();
    }

    @Test
    void monitor_linesWhileACallIsInFlight_areNotItsReply() {
        Outcome monitor = server.send("MONITOR");
        server.turn();
        server.receive(Resp.OK);
        Outcome ping = server.send("PING");
        server.turn();
        server.receive("+1339518083.107412 [0 127.0.0.1:60866] \"get\" \"a\"\r\n" + Resp.PONG);

        assertThat(monitor.text()).isEqualTo("OK");
        assertThat(ping.text()).isEqualTo("PONG");
        assertThat(server.pushes).hasSize(1);
    }

    @Test
    void resp2_messagesAndConfirmations_areToldFromReplies() {
        server.connection.speaksResp2();
        Outcome subscribe = server.send("SUBSCRIBE", "news");
        Outcome ping = server.send("PING");
        server.turn();
        server.receive("*3\r\n" + Resp.bulk("subscribe") + Resp.bulk("news") + Resp.integer(1) + "*3\r\n" + MESSAGE
                + Resp.array(Resp.bulk("pong"), Resp.bulk("")));

        assertThat(subscribe.isDone()).isTrue();
        assertThat(ping.text()).isEqualTo("[pong, ]");
        assertThat(server.pushes).hasSize(2);
    }

    @Test
    void resp2_replyThatReadsLikeAMessage_isAReplyWhereNothingIsSubscribed() {
        server.connection.speaksResp2();
        Outcome before = server.send("LRANGE", "a", 0L, -1L);
        server.turn();
        server.receive("*3\r\n" + MESSAGE);
        server.send("SUBSCRIBE", "news");
        server.send("UNSUBSCRIBE", "news");
        Outcome after = server.send("LRANGE", "a", 0L, -1L);
        server.turn();
        server.receive("*3\r\n" + Resp.bulk("subscribe") + Resp.bulk("news") + Resp.integer(1) + "*3\r\n"
                + Resp.bulk("unsubscribe") + Resp.bulk("news") + Resp.integer(0) + "*3\r\n" + MESSAGE);

        assertThat(before.text()).isEqualTo("[message, news, hello]");
        assertThat(after.text()).isEqualTo("[message, news, hello]");
    }

    private static String confirmation(String kind, String channel, int count) {
        return Resp.push(Resp.bulk(kind), Resp.bulk(channel), Resp.integer(count));
    }
}
