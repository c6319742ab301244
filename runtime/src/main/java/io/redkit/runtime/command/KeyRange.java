package io.redkit.runtime.command;

import java.util.function.IntConsumer;

/** Keys at places that do not depend on what the other arguments are. */
final class KeyRange extends KeyPositions {

    static final KeyRange NONE = new KeyRange(NO_KEY, NO_KEY, 1);
    static final KeyRange FIRST = new KeyRange(0, 0, 1);

    private final int from;
    private final int last;
    private final int step;

    /**
     * @param from index of the first key, {@link #NO_KEY} for none
     * @param last where the last key is at most; if negative, counted from the end: -1 is the last argument
     * @param step distance from key to key
     */
    KeyRange(int from, int last, int step) {
        super(from, from == NO_KEY || from == last);
        this.from = from;
        this.last = last;
        this.step = step;
    }

    @Override
    public void forEach(Call call, IntConsumer key) {
        if (from == NO_KEY) {
            return;
        }
        int end = last < 0 ? call.argCount() + last : Math.min(last, call.argCount() - 1);
        for (int at = from; at <= end; at += step) {
            key.accept(at);
        }
    }

    @Override
    public int step() {
        return step;
    }
}
