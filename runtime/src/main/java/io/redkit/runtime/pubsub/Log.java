package io.redkit.runtime.pubsub;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import io.redkit.CallOptions;
import io.redkit.ReadFrom;
import io.redkit.pubsub.Position;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandExecutor;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.pattern.PatternSupport;
import io.redkit.runtime.script.LuaScript;
import io.redkit.runtime.script.OnceRequest;
import io.redkit.runtime.service.Services;
import io.smallrye.mutiny.Uni;

/** What a reliable channel says to the server. Each method is one round trip. */
final class Log {

    private static final LuaScript PUBLISH = LuaScript.load(Log.class, "reliable-publish.lua");
    private static final LuaScript READ = LuaScript.load(Log.class, "reliable-read.lua");

    /** How long a channel is known after its last message, so that positions in it mean something. */
    private static final Duration SHORTEST_MEMORY = Duration.ofDays(7);

    /** A replica may not know yet what was announced. */
    private static final CallOptions AT_THE_MASTER = CallOptions.DEFAULT.readFrom(ReadFrom.MASTER);

    private static final int RADIX = 36;
    private static final long EPOCHS = (long) Math.pow(RADIX, 10);

    private final PatternSupport support;
    private final PubSubSettings settings;
    private final LogKeys keys;
    private final CommandExecutor publish;
    private final CommandExecutor read;

    Log(PatternSupport support, PubSubSettings settings, LogKeys keys) {
        this.support = support;
        this.settings = settings;
        this.keys = keys;
        this.publish = support.over(PUBLISH);
        this.read = support.over(READ);
    }

    LogKeys keys() {
        return keys;
    }

    /** @param messageId what tells the message from others; repeated ones are not added again */
    Uni<Position> publish(byte[] payload, String messageId) {
        String record = OnceRequest.record(support.keys(), PUBLISH.name(), keys.stream(), messageId);
        long age = settings.historyAge().toMillis();
        Call call = PUBLISH.call(new Object[] { keys.stream(), keys.state(), record },
                new Object[] { payload, newEpoch(), (long) settings.historyLength(), age,
                        Math.max(2 * age, SHORTEST_MEMORY.toMillis()), keys.news(),
                        OnceRequest.recordMillis(support.commandTimeout()) });
        return Services.uni(publish, call, Page::position);
    }

    private static String newEpoch() {
        return Long.toString(ThreadLocalRandom.current().nextLong(EPOCHS), RADIX);
    }

    /** Returns the messages behind a position. */
    Uni<Page> read(Position after, int most) {
        Call call = READ.call(new Object[] { keys.stream(), keys.state() },
                new Object[] { after.epoch(), after.millis(), after.offset(), (long) most }).with(AT_THE_MASTER);
        return Services.uni(read, call, Page::of);
    }

    /** Returns the newest messages, the oldest of them first. */
    Uni<List<Page.Entry>> newest(int most) {
        Call call = Call.of(Commands.get("XREVRANGE"), keys.stream(), "+", "-", "COUNT", (long) most).with(AT_THE_MASTER);
        return Services.uni(support.commands(), call, reply -> {
            List<Page.Entry> entries = new ArrayList<>(Page.entries(reply));
            Collections.reverse(entries);
            return entries;
        });
    }
}
