package io.redkit.testkit.faults;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

import io.redkit.runtime.topology.Slots;

/**
 * The keys of one caller of a load. Those of most callers are in one third of the slots, so that a master of three that goes
 * away does not stop the callers of the others; each eighth caller uses all thirds.
 */
final class LoadKeys {

    private static final int THIRDS = 3;
    private static final int WIDE = 8;

    private final String value;
    private final String counter;
    private final String[] several;
    private final String[] passing;

    /** @param name tells the keys of one load from those of another */
    LoadKeys(String name, int number) {
        List<String> tags = tags(name + "-" + number, number);
        value = tags.get(0) + ":value";
        counter = tags.get(0) + ":counter";
        several = several(tags, "several");
        passing = several(tags, "passing");
    }

    private static List<String> tags(String name, int number) {
        List<String> tags = new ArrayList<>();
        for (int i = 0; tags.size() < THIRDS; i++) {
            String tag = "{" + name + "-" + i + "}";
            int wanted = number % WIDE == 0 ? tags.size() : number % THIRDS;
            if (Slots.of(tag) * THIRDS / Slots.COUNT == wanted) {
                tags.add(tag);
            }
        }
        return tags;
    }

    /** Returns two keys of each slot, in an order that mixes the slots. */
    private static String[] several(List<String> tags, String what) {
        return IntStream.range(0, 2).boxed().flatMap(i -> tags.stream().map(tag -> tag + ":" + what + "-" + i))
                .toArray(String[]::new);
    }

    String value() {
        return value;
    }

    String counter() {
        return counter;
    }

    /** Returns keys of several slots, two of each. */
    String[] several() {
        return several;
    }

    /** Returns other keys of the same slots, to be deleted again. */
    String[] passing() {
        return passing;
    }

    static BitSet slots(String... keys) {
        BitSet slots = new BitSet(Slots.COUNT);
        Arrays.stream(keys).mapToInt(Slots::of).forEach(slots::set);
        return slots;
    }
}
