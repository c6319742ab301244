package io.redkit.runtime.command;

import java.util.Locale;
import java.util.function.IntConsumer;

/** The keys of XREAD and XREADGROUP: the first half of what follows STREAMS. */
final class StreamKeys extends KeyPositions {

    StreamKeys() {
        super(DEPENDS, false);
    }

    @Override
    public void forEach(Call call, IntConsumer key) {
        int from = afterStreams(call);
        int keys = (call.argCount() - from) / 2;
        for (int i = 0; i < keys; i++) {
            key.accept(from + i);
        }
    }

    @Override
    int firstOf(Call call) {
        int from = afterStreams(call);
        return call.argCount() - from >= 2 ? from : NO_KEY;
    }

    /** A group or a consumer may be named like an option. */
    private static int afterStreams(Call call) {
        for (int i = 0; i < call.argCount(); i++) {
            switch (call.textArg(i).toUpperCase(Locale.ROOT)) {
                case "STREAMS" -> {
                    return i + 1;
                }
                case "GROUP" -> i += 2;
                case "BLOCK", "COUNT", "CLAIM" -> i++;
                default -> {
                }
            }
        }
        return call.argCount();
    }
}
