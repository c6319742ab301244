package io.redkit.runtime.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.redkit.testkit.TestRedis;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;

/** Requests through Vert.x' {@code Redis}. */
class RedisRequestTest {

    private static final byte[] EVERY_BYTE = everyByte();

    @BeforeEach
    void flush() {
        TestRedis.RAW.flush();
    }

    static Stream<Supplier<Request>> requests() {
        return Stream.of(() -> Request.cmd(Command.RPUSH).arg("l").arg(EVERY_BYTE).arg(Buffer.buffer(EVERY_BYTE)).arg("ü"),
                () -> Request.cmd(Command.RPUSH).arg("l").arg(Long.MIN_VALUE).arg(1.5).arg(true).arg(false).arg(7),
                () -> Request.cmd(Command.RPUSH).arg("l").arg((String) null).nullArg().arg("").arg(new byte[0]),
                () -> Request.cmd(Command.RPUSH, "l", 1, 2.5, null, "x", new byte[] { 0, -1 }, Buffer.buffer("y")),
                () -> Request.cmd(Command.DBSIZE), () -> Request.cmd(Command.GET, "missing"),
                () -> Request.cmd(Command.create("RPUSH")).arg("l").arg("x"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void send_anyArguments_hasTheOutcomeOfThePlainClient(Supplier<Request> request) {
        String expected = Twins.outcome(Twins.PLAIN.send(request.get()));
        byte[] expectedList = dump();
        flush();
        assertThat(Twins.outcome(Twins.OURS.send(request.get()))).isEqualTo(expected);
        assertThat(dump()).isEqualTo(expectedList);
    }

    @Test
    void send_binaryReply_keepsEveryByte() {
        Twins.await(Twins.OURS.send(Request.cmd(Command.SET).arg(EVERY_BYTE).arg(EVERY_BYTE)));
        assertThat(Twins.await(Twins.OURS.send(Request.cmd(Command.GET).arg(EVERY_BYTE))).toBytes()).isEqualTo(EVERY_BYTE);
    }

    @Test
    void batch_repliesAreInTheOrderOfTheRequests() {
        List<Request> requests = IntStream.range(0, 1000).mapToObj(i -> Request.cmd(Command.ECHO).arg(i)).toList();
        List<Response> replies = Twins.await(Twins.OURS.batch(requests));
        assertThat(replies).extracting(Response::toInteger)
                .containsExactlyElementsOf(IntStream.range(0, 1000).boxed().toList());
    }

    @Test
    void batch_withNullsAndArrays_hasTheOutcomeOfThePlainClient() {
        List<Request> requests = List.of(Request.cmd(Command.GET, "missing"), Request.cmd(Command.RPUSH, "l", "a"),
                Request.cmd(Command.LRANGE, "l", 0, -1));
        String expected = Twins.outcome(Twins.PLAIN.batch(requests));
        flush();
        assertThat(Twins.outcome(Twins.OURS.batch(requests))).isEqualTo(expected);
    }

    @Test
    void batch_empty_isAnEmptyList() {
        assertThat(Twins.await(Twins.OURS.batch(List.of()))).isEmpty();
    }

    @Test
    void batch_oneFails_theOthersAreExecutedAndItsErrorIsTold() {
        TestRedis.RAW.send("SET", "text", "v");
        List<Request> requests = List.of(Request.cmd(Command.SET, "a", 1), Request.cmd(Command.LPUSH, "text", 1),
                Request.cmd(Command.SET, "b", 2));
        assertThat(catchThrowable(() -> Twins.await(Twins.OURS.batch(requests)))).isInstanceOfSatisfying(ErrorType.class,
                error -> assertThat(error.is("WRONGTYPE")).isTrue());
        assertThat(TestRedis.RAW.send("MGET", "a", "b")).hasToString("[1, 2]");
    }

    @Test
    void connect_foreachCommand_isWhatLibrariesDo() {
        Future<Response> all = Future.succeededFuture();
        for (int i = 0; i < 50; i++) {
            all = all.compose(previous -> Twins.OURS.connect()
                    .compose(connection -> connection.send(Request.cmd(Command.INCR, "n"))
                            .eventually(() -> connection.close())));
        }
        assertThat(Twins.await(all).toInteger()).isEqualTo(50);
    }

    @Test
    void future_completesOnTheContextOfTheCaller() {
        Context context = TestRedis.VERTX.getOrCreateContext();
        Future<Boolean> sameContext = Future.future(promise -> context.runOnContext(start -> Twins.OURS
                .send(Request.cmd(Command.DBSIZE)).onComplete(done -> promise.complete(Vertx.currentContext() == context))));
        assertThat(Twins.await(sameContext)).isTrue();
    }

    @Test
    void connection_transaction_worksAsWithThePlainClient() {
        RedisConnection connection = Twins.await(Twins.OURS.connect());
        List<Response> replies = Twins.await(connection.batch(List.of(Request.cmd(Command.MULTI),
                Request.cmd(Command.INCR, "n"), Request.cmd(Command.EXEC))));
        assertThat(replies.get(2)).hasToString("[1]");
        Twins.await(connection.close());
    }

    private static byte[] dump() {
        Response dump = TestRedis.RAW.send("DUMP", "l");
        return dump == null ? null : dump.toBytes();
    }

    private static byte[] everyByte() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        return all;
    }
}
