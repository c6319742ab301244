package io.redkit.runtime.cache;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What is to be invalidated in Redis when it is back. Bounded: what does not fit becomes one invalidation of everything.
 * Thread-safe.
 */
final class Journal {

    private static final int MOST = 10_000;

    private final Notes noted = new Notes();
    private final Notes taken = new Notes();
    private boolean isTaken;
    private volatile boolean isEmpty = true;

    /** What is invalidated at once. */
    record Batch(List<String> keys, List<String> tags, boolean all) {
    }

    private static final class Notes {

        private final Set<String> keys = new HashSet<>();
        private final Set<String> tags = new HashSet<>();
        private boolean all;

        boolean isEmpty() {
            return keys.isEmpty() && tags.isEmpty() && !all;
        }

        /** Nobody knows the tags of an entry that is in Redis. */
        boolean concern(String text) {
            return all || !tags.isEmpty() || keys.contains(text);
        }

        void add(Notes others) {
            keys.addAll(others.keys);
            tags.addAll(others.tags);
            all |= others.all;
            limit();
        }

        void limit() {
            if (all || keys.size() + tags.size() > MOST) {
                clear();
                all = true;
            }
        }

        void clear() {
            keys.clear();
            tags.clear();
            all = false;
        }

        Batch copy() {
            return new Batch(List.copyOf(keys), List.copyOf(tags), all);
        }
    }

    /** Returns whether nothing is left to do. Costs one volatile read. */
    boolean isEmpty() {
        return isEmpty;
    }

    /** Returns whether the entry may be one that is left to invalidate. If nothing is, that costs one volatile read. */
    boolean concerns(String text) {
        return !isEmpty && isNoted(text);
    }

    private synchronized boolean isNoted(String text) {
        return noted.concern(text) || taken.concern(text);
    }

    synchronized void addKeys(Collection<String> texts) {
        noted.keys.addAll(texts);
        changed();
    }

    synchronized void addTags(Collection<String> names) {
        noted.tags.addAll(names);
        changed();
    }

    synchronized void addAll() {
        noted.all = true;
        changed();
    }

    private void changed() {
        noted.limit();
        isEmpty = noted.isEmpty() && taken.isEmpty();
    }

    /** Returns what is to be done now; null if that is nothing, or something is being done already. */
    synchronized @Nullable Batch take() {
        if (isTaken || noted.isEmpty()) {
            return null;
        }
        isTaken = true;
        taken.add(noted);
        noted.clear();
        return taken.copy();
    }

    /** One key of what was taken is done. */
    synchronized void keyDone(String text) {
        taken.keys.remove(text);
        changed();
    }

    /** All but the keys of what was taken is done. */
    synchronized void barriersDone() {
        taken.tags.clear();
        taken.all = false;
        changed();
    }

    /** What was taken and is not done is to be done again. Returns what that is. */
    synchronized Batch end() {
        Batch left = taken.copy();
        noted.add(taken);
        taken.clear();
        isTaken = false;
        changed();
        return left;
    }
}
