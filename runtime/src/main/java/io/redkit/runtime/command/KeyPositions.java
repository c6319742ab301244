package io.redkit.runtime.command;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Which arguments of a command are keys. Arguments are counted from 0, without the name of the command. Of a call that the
 * server would refuse, such as one with less keys than it says, any or no argument may be named. Immutable.
 */
public abstract sealed class KeyPositions permits KeyRange, CountedKeys, StreamKeys, StoredKeys, MigratedKeys, SubcommandKeys {

    /** Instead of an index: the call has no key. */
    public static final int NO_KEY = -1;

    /** Instead of the index of the first key: the arguments decide. */
    static final int DEPENDS = -2;

    private final int fixedFirst;
    private final boolean single;

    /**
     * @param fixedFirst index of the first key, {@link #NO_KEY}, or {@link #DEPENDS}
     * @param single whether there is never more than one key
     */
    KeyPositions(int fixedFirst, boolean single) {
        this.fixedFirst = fixedFirst;
        this.single = single;
    }

    /** Returns the index of the first key, {@link #NO_KEY} if there is none. Costs next to nothing for ordinary commands. */
    public final int first(Call call) {
        int fixed = fixedFirst;
        if (fixed >= 0) {
            return fixed < call.argCount() ? fixed : NO_KEY;
        }
        return fixed == NO_KEY ? NO_KEY : firstOf(call);
    }

    /** Names the index of each key, each once, the first one first. */
    public abstract void forEach(Call call, IntConsumer key);

    /** Returns the index of each key, the first one first. */
    public final int[] all(Call call) {
        if (single) {
            int first = first(call);
            return first == NO_KEY ? new int[0] : new int[] { first };
        }
        Indexes indexes = new Indexes();
        forEach(call, indexes);
        return indexes.toArray();
    }

    /** Returns whether no call of this command has more than one key, so that {@link #first} says everything. */
    public final boolean isSingle() {
        return single;
    }

    /** Returns how many arguments belong together, beginning with a key; 1 for keys that follow one another. */
    public int step() {
        return 1;
    }

    /** Finds the first key, if its index depends on the arguments. */
    int firstOf(Call call) {
        int[] keys = all(call);
        return keys.length == 0 ? NO_KEY : keys[0];
    }

    private static final class Indexes implements IntConsumer {

        private int[] values = new int[8];
        private int size;

        @Override
        public void accept(int index) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = index;
        }

        int[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }
}
