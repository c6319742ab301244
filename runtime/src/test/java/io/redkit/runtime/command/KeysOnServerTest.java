package io.redkit.runtime.command;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.redkit.devserver.RedisServer;
import io.redkit.devserver.RedisServerBinary;
import io.redkit.devserver.RedisServerOptions;
import io.redkit.runtime.command.CommandSpec.Trait;
import io.redkit.runtime.connection.CommandLine;
import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestRedis;
import io.vertx.redis.client.Response;

/** Asks the embedded server, and the one that is installed if there is one, which arguments are keys, and compares. */
class KeysOnServerTest {

    private static final List<CommandLine> MOVABLE = CommandLine.read("/movable-keys.txt");
    private static final int MOST_ARGUMENTS = 6;

    /** Their channels have slots, but are no keys for the server. */
    private static final Set<String> WITH_CHANNELS = Set.of("SPUBLISH", "SSUBSCRIBE", "SUNSUBSCRIBE");

    private static final List<RedisServer> STARTED = new ArrayList<>();

    static Stream<RawRedis> servers() {
        if (STARTED.isEmpty()) {
            STARTED.add(RedisServer.start());
            RedisServerBinary.onPath().ifPresent(binary -> STARTED.add(RedisServer.start(RedisServerOptions.of(binary))));
        }
        return STARTED.stream().map(server -> new RawRedis(TestRedis.VERTX, server.port()));
    }

    @AfterAll
    static void stop() {
        STARTED.forEach(RedisServer::close);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void keys_ofCallsWithMovableKeys_areThoseOfTheServer(RawRedis redis) {
        assertThat(differences(MOVABLE, redis)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void keys_ofManyRealCalls_areThoseOfTheServer(RawRedis redis) {
        assertThat(differences(CommandLine.read("/differential-commands.txt"), redis)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void keys_ofEveryOtherCommandAndSubcommandOfTheServer_areThoseOfTheServer(RawRedis redis) {
        List<CommandLine> calls = new ArrayList<>();
        for (CommandSpec command : new HashSet<>(Commands.all())) {
            Response info = redis.send("COMMAND", "INFO", command.name()).get(0);
            if (info == null || WITH_CHANNELS.contains(command.name())) {
                continue;
            }
            if (command.is(Trait.CONTAINER)) {
                subcommands(info).forEach(subcommand -> calls.add(call(subcommand)));
            } else if (!isMovable(info)) {
                calls.add(call(info));
            }
        }

        assertThat(calls).hasSizeGreaterThan(150);
        assertThat(differences(calls, redis)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void samplesOfMovableKeys_haveEveryCommandOfWhichTheServerSaysSo(RawRedis redis) {
        Set<String> movable = new TreeSet<>();
        for (Response info : redis.send("COMMAND")) {
            CommandSpec command = Commands.find(info.get(0).toString());
            if (command != null && isMovable(info)) {
                movable.add(command.name());
            }
        }

        assertThat(movable).isNotEmpty();
        assertThat(MOVABLE.stream().map(CommandLine::name)).containsAll(movable);
    }

    @Test
    void keyTable_hasTheKnownCommandsAndNoOther() {
        assertThat(new KeyTable().size()).isEqualTo(new HashSet<>(Commands.all()).size());
    }

    private static Stream<Response> subcommands(Response info) {
        return info.size() > 9 ? info.get(9).stream() : Stream.empty(); // since Redis 7
    }

    private static boolean isMovable(Response info) {
        return info.get(2).stream().anyMatch(flag -> flag.toString().equals("movablekeys"));
    }

    /** Makes a call with as many different arguments as the command takes, up to a few. */
    private static CommandLine call(Response info) {
        List<String> words = new ArrayList<>(Arrays.asList(info.get(0).toString().split("\\|")));
        int arity = info.get(1).toInteger();
        int wanted = arity > 0 ? arity : Math.max(-arity, MOST_ARGUMENTS + 1);
        for (int i = words.size(); i < wanted; i++) {
            words.add("arg" + i);
        }
        return CommandLine.parse(String.join(" ", words));
    }

    private static List<String> differences(List<CommandLine> calls, RawRedis redis) {
        List<String> differences = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (CommandLine line : calls) {
            CommandSpec command = Commands.find(line.name());
            if (command != null && seen.add(line.text())) {
                compare(line, Call.of(command, line.arguments().toArray()), redis, differences);
            }
        }
        return differences;
    }

    private static void compare(CommandLine line, Call call, RawRedis redis, List<String> differences) {
        int[] indexes = call.command().keys().all(call);
        Set<String> ours = Arrays.stream(indexes).mapToObj(i -> text((byte[]) call.arg(i))).collect(toCollection(TreeSet::new));
        Optional<Set<String>> theirs = keysOnServer(line, redis);
        int first = call.firstKey();
        boolean isFirst = first == (indexes.length == 0 ? KeyPositions.NO_KEY : indexes[0]);
        if (theirs.isPresent() && !(isFirst && ours.equals(theirs.get()))) {
            differences.add(line.text() + ": " + ours + ", first " + first + "; the server says " + theirs.get());
        }
    }

    /** Returns the keys, whose order is not the same in all versions; nothing if the server does not know the command. */
    private static Optional<Set<String>> keysOnServer(CommandLine line, RawRedis redis) {
        Object[] args = Stream.concat(Stream.of("GETKEYS"), line.words().stream()).toArray();
        try {
            return Optional.of(redis.send("COMMAND", args).stream().map(element -> text(element.toBytes()))
                    .collect(toCollection(TreeSet::new)));
        } catch (AssertionError e) {
            String error = String.valueOf(e.getCause().getMessage());
            if (error.contains("Invalid command specified")) {
                return Optional.empty();
            }
            assertThat(error).as(line.text()).containsAnyOf("The command has no key arguments", "Invalid arguments specified",
                    "wrong number of arguments for 'command|getkeys'");
            return Optional.of(Set.of());
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
