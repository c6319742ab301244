package io.redkit.runtime.command;

import java.util.Locale;
import java.util.function.IntConsumer;

/** The keys of MIGRATE: the third argument, or if that is empty, everything after KEYS. */
final class MigratedKeys extends KeyPositions {

    private static final int KEY = 2;
    private static final int FIRST_OPTION = 5;

    MigratedKeys() {
        super(DEPENDS, false);
    }

    @Override
    public void forEach(Call call, IntConsumer key) {
        int keys = call.argCount() <= KEY || !isEmpty(call.arg(KEY)) ? call.argCount() : afterKeys(call);
        if (keys < call.argCount()) {
            for (int i = keys; i < call.argCount(); i++) {
                key.accept(i);
            }
        } else if (call.argCount() > KEY) {
            key.accept(KEY);
        }
    }

    /** A password may read like an option. */
    private static int afterKeys(Call call) {
        for (int i = FIRST_OPTION; i < call.argCount(); i++) {
            switch (call.textArg(i).toUpperCase(Locale.ROOT)) {
                case "KEYS" -> {
                    return i + 1;
                }
                case "AUTH" -> i++;
                case "AUTH2" -> i += 2;
                default -> {
                }
            }
        }
        return call.argCount();
    }

    private static boolean isEmpty(Object arg) {
        return arg instanceof byte[] bytes ? bytes.length == 0 : arg.equals("");
    }
}
