package io.redkit.runtime.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.redkit.SetOptions;

/** Writes the options of SET as its arguments. */
final class SetArguments {

    private SetArguments() {
    }

    static Object[] of(SetOptions options) {
        List<Object> args = new ArrayList<>(3);
        Duration timeToLive = options.timeToLive();
        if (timeToLive != null) {
            args.add("PX");
            args.add(timeToLive.toMillis());
        }
        if (options.keepsTimeToLive()) {
            args.add("KEEPTTL");
        }
        switch (options.condition()) {
            case IF_ABSENT -> args.add("NX");
            case IF_PRESENT -> args.add("XX");
            case ALWAYS -> {
            }
        }
        return args.toArray();
    }
}
