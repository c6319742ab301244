package io.redkit.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.netty.channel.DefaultEventLoop;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.connection.resp.MadeReplies;

class InboxTest {

    @Test
    void receiverThrows_thatCallFailsAndTheNextIsReceived() throws Exception {
        DefaultEventLoop loop = new DefaultEventLoop();
        try {
            Outcome first = new Outcome();
            Outcome second = new Outcome();
            Pending broken = pending(first);
            Inbox inbox = new Inbox(loop, 1024, each -> {
                if (each == broken) {
                    throw new IllegalStateException("broken");
                }
                each.reply(MadeReplies.ok());
            }, each -> {
            });

            inbox.offer(broken);
            inbox.offer(pending(second));

            assertThat(first.failure(IllegalStateException.class)).hasMessage("broken");
            assertThat(second.text()).isEqualTo("OK");
        } finally {
            loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
        }
    }

    private static Pending pending(Outcome outcome) {
        return new Pending(Call.of(Commands.get("PING")), outcome, Pending.UNBOUNDED);
    }
}
