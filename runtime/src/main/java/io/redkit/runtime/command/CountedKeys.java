package io.redkit.runtime.command;

import java.util.function.IntConsumer;

/** Keys after an argument that says how many they are, as EVAL has them. */
final class CountedKeys extends KeyPositions {

    private final int count;
    private final boolean afterKey;
    private final int step;

    /**
     * @param count index of the number of keys
     * @param afterKey whether the first argument is a key as well, the destination as a rule
     * @param step distance from key to key
     */
    CountedKeys(int count, boolean afterKey, int step) {
        super(afterKey ? 0 : DEPENDS, false);
        this.count = count;
        this.afterKey = afterKey;
        this.step = step;
    }

    @Override
    public void forEach(Call call, IntConsumer key) {
        if (afterKey && call.argCount() > 0) {
            key.accept(0);
        }
        long keys = count(call);
        for (int i = 0; i < keys; i++) {
            key.accept(count + 1 + i * step);
        }
    }

    @Override
    int firstOf(Call call) {
        return count(call) > 0 ? count + 1 : NO_KEY;
    }

    @Override
    public int step() {
        return step;
    }

    /** Returns how many keys there are; 0 if the number is none, or higher than the arguments allow. */
    private long count(Call call) {
        if (count >= call.argCount()) {
            return 0;
        }
        long stated = call.arg(count) instanceof Long number ? number : parsed(call.textArg(count));
        return stated <= (call.argCount() - count - 1) / step ? stated : 0;
    }

    private static long parsed(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0; // the server will say what is wrong with it
        }
    }
}
