package io.redkit.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import io.redkit.RedisServerException;
import io.redkit.devserver.RedisServer;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandSpec;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.command.ServerErrors;
import io.redkit.testkit.TestSettings;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;

/**
 * Sends the same commands through a lane and through the plain Vert.x client, each to a database of its own, and compares
 * what they make of the replies.
 */
class DifferentialTest {

    private static final List<CommandLine> COMMANDS = CommandLine.read("/differential-commands.txt");
    private static final int LONGEST_SHOWN = 300;

    private static RedisServer server;
    private static Vertx vertx;
    private static RedisConnection plain;
    private static ClientUnderTest client;

    @BeforeAll
    static void start() throws Exception {
        server = RedisServer.start();
        vertx = Vertx.vertx();
        plain = Redis.createClient(vertx, server.url() + "/2").connect().toCompletionStage().toCompletableFuture().get(10,
                TimeUnit.SECONDS);
        client = ClientUnderTest
                .of(TestSettings.at(server.port()).database(1).connections(1).commandTimeout(Duration.ofSeconds(20)));
    }

    @AfterAll
    static void stop() {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> send_oneByOne_givesWhatThePlainClientGives() {
        return COMMANDS.stream().map(command -> DynamicTest.dynamicTest(command.text(),
                () -> assertThat(result(client.send(call(command)))).isEqualTo(plainResult(command))));
    }

    @Test
    void send_allAtOnce_givesWhatThePlainClientGives() {
        List<Outcome> outcomes = COMMANDS.stream().map(command -> client.send(call(command))).toList();
        for (int i = 0; i < COMMANDS.size(); i++) {
            CommandLine command = COMMANDS.get(i);
            assertThat(result(outcomes.get(i))).as(command.text()).isEqualTo(plainResult(command));
        }
    }

    private static Call call(CommandLine command) {
        CommandSpec known = Commands.find(command.name());
        return Call.of(known == null ? Commands.custom(command.name()) : known, command.arguments().toArray());
    }

    private static Object result(Outcome outcome) {
        return outcome.isReply() ? structure(outcome.reply())
                : "error " + outcome.failure(RedisServerException.class).serverText();
    }

    private static Object plainResult(CommandLine command) {
        Request request = Request.cmd(Command.create(command.name()));
        command.arguments().forEach(argument -> request.arg(Buffer.buffer(argument)));
        try {
            return structure(plain.send(request).toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            return "error " + ServerErrors.of(command.name(), (ErrorType) e.getCause()).serverText();
        } catch (Exception e) {
            throw new AssertionError("the plain client does not answer", e);
        }
    }

    private static Object structure(Response reply) {
        if (reply == null) {
            return "null";
        }
        return switch (reply.type()) {
            case BULK -> "bulk " + shown(new String(reply.toBytes(), StandardCharsets.ISO_8859_1));
            case NUMBER -> number(reply.toNumber());
            case MULTI -> reply.isMap() ? map(reply) : list(reply);
            case ERROR -> "error " + withoutArguments(reply.toString());
            default -> reply.type() + " " + reply;
        };
    }

    private static String number(Number number) {
        String type = number instanceof Integer ? "Long" : number.getClass().getSimpleName();
        return type + " " + number;
    }

    private static List<Object> list(Response reply) {
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < reply.size(); i++) {
            elements.add(structure(reply.get(i)));
        }
        return elements;
    }

    private static Map<String, Object> map(Response reply) {
        Map<String, Object> entries = new TreeMap<>();
        reply.getKeys().forEach(key -> entries.put(shown(key), structure(reply.get(key))));
        return entries;
    }

    private static String shown(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.length() + " characters, hash " + text.hashCode();
    }

    private static String withoutArguments(String error) {
        int arguments = error.indexOf(", with args beginning with");
        return arguments < 0 ? error : error.substring(0, arguments);
    }
}
