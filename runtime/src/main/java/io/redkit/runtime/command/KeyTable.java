package io.redkit.runtime.command;

import java.util.HashMap;
import java.util.Map;

/** Where each known command has its keys. */
final class KeyTable {

    private final Map<String, KeyPositions> positions = new HashMap<>(1024);

    KeyTable() {
        add(KeyGroups.NONE, KeyRange.NONE);
        add(KeyGroups.FIRST, KeyRange.FIRST);
        add(KeyGroups.FIRST_TWO, new KeyRange(0, 1, 1));
        add(KeyGroups.ALL, new KeyRange(0, -1, 1));
        add(KeyGroups.ALL_BUT_LAST, new KeyRange(0, -2, 1));
        add(KeyGroups.FROM_SECOND, new KeyRange(1, -1, 1));
        add(KeyGroups.ONLY_SECOND, new KeyRange(1, 1, 1));
        add(KeyGroups.PAIRS, new KeyRange(0, -1, 2));
        add(KeyGroups.TRIPLES, new KeyRange(0, -1, 3));
        add(KeyGroups.COUNTED, new CountedKeys(0, false, 1));
        add(KeyGroups.COUNTED_FROM_SECOND, new CountedKeys(1, false, 1));
        add(KeyGroups.COUNTED_PAIRS, new CountedKeys(0, false, 2));
        add(KeyGroups.FIRST_AND_COUNTED, new CountedKeys(1, true, 1));
        add(KeyGroups.AFTER_STREAMS, new StreamKeys());
        add(KeyGroups.MIGRATED, new MigratedKeys());
        add(KeyGroups.BY_SUBCOMMAND, new SubcommandKeys());
        add(KeyGroups.SORTED_AND_STORED, new StoredKeys(1, Map.of("BY", 1, "GET", 1, "LIMIT", 2)));
        add(KeyGroups.RADIUS_AND_STORED, new StoredKeys(4, Map.of("COUNT", 1)));
    }

    private void add(String names, KeyPositions its) {
        for (String name : names.trim().split("\\s+")) {
            if (positions.put(name, its) != null) {
                throw new IllegalStateException(name + " stands in two groups of keys");
            }
        }
    }

    /**
     * Returns where the command has its keys.
     *
     * @throws IllegalStateException if it stands in no group, which is an error in this extension
     */
    KeyPositions of(String name) {
        KeyPositions its = positions.get(name);
        if (its == null) {
            throw new IllegalStateException(name + " stands in no group of keys");
        }
        return its;
    }

    int size() {
        return positions.size();
    }
}
