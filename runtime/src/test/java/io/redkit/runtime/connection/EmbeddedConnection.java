package io.redkit.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.redkit.RedisException;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.config.ClientSettings;
import io.redkit.testkit.TestSettings;
import io.vertx.redis.client.Response;

/** A connection without a socket: the test is its network, and sees each buffer that is taken and not given back. */
final class EmbeddedConnection implements ConnectionListener {

    private static final long ONE_MINUTE = 60_000_000_000L;

    final List<Response> pushes = new ArrayList<>();
    final List<RedisException> ends = new ArrayList<>();
    final EmbeddedChannel channel = new EmbeddedChannel();
    final RespConnection connection;
    private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(true);

    EmbeddedConnection() {
        this(TestSettings.at(1));
    }

    EmbeddedConnection(TestSettings test) {
        ClientSettings settings = test.build();
        connection = new RespConnection(settings, new Failures(settings, "test"), this);
        channel.config().setAllocator(allocator);
        channel.pipeline().addLast(connection);
    }

    @Override
    public void onPush(Response message) {
        pushes.add(message);
    }

    @Override
    public void onClosed(RedisException reason) {
        ends.add(reason);
    }

    Outcome send(String command, Object... arguments) {
        Outcome outcome = new Outcome();
        connection.send(new Pending(ClientUnderTest.call(command, arguments), outcome, ONE_MINUTE));
        return outcome;
    }

    Outcome send(Call call, long timeoutNanos) {
        Outcome outcome = new Outcome();
        connection.send(new Pending(call, outcome, timeoutNanos));
        return outcome;
    }

    /** Ends the turn of the event loop; returns what was written in it, one text for each write. */
    List<String> turn() {
        channel.runPendingTasks();
        List<String> written = new ArrayList<>();
        for (ByteBuf buffer = channel.readOutbound(); buffer != null; buffer = channel.readOutbound()) {
            written.add(buffer.toString(StandardCharsets.ISO_8859_1));
            buffer.release();
        }
        return written;
    }

    /** Lets bytes arrive from the server, in one read. */
    void receive(String resp) {
        byte[] bytes = resp.getBytes(StandardCharsets.UTF_8);
        channel.writeInbound(allocator.directBuffer(bytes.length).writeBytes(bytes));
    }

    void assertNothingLeaks() {
        turn();
        assertThat(allocator.metric().usedDirectMemory() + allocator.metric().usedHeapMemory()).as("bytes in buffers").isZero();
    }
}
