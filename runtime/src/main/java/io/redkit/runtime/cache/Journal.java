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

    private final Set<String> keys = new HashSet<>();
    private final Set<String> tags = new HashSet<>();
    private boolean all;
    private @Nullable Batch taken;
    private volatile boolean isEmpty = true;

    /** What is invalidated at once. */
    record Batch(List<String> keys, List<String> tags, boolean all) {
    }

    /** Returns whether nothing is left to do. Costs one volatile read. */
    boolean isEmpty() {
        return isEmpty;
    }

    synchronized void addKeys(Collection<String> texts) {
        if (!all) {
            keys.addAll(texts);
        }
        noted();
    }

    synchronized void addTags(Collection<String> names) {
        if (!all) {
            tags.addAll(names);
        }
        noted();
    }

    synchronized void addAll() {
        all = true;
        noted();
    }

    private void noted() {
        if (all || keys.size() + tags.size() > MOST) {
            all = true;
            keys.clear();
            tags.clear();
        }
        isEmpty = false;
    }

    /** Returns what is to be done now; null if that is nothing, or is being done already. */
    synchronized @Nullable Batch take() {
        if (taken != null || isEmpty) {
            return null;
        }
        taken = new Batch(List.copyOf(keys), List.copyOf(tags), all);
        keys.clear();
        tags.clear();
        all = false;
        return taken;
    }

    synchronized void done() {
        taken = null;
        isEmpty = keys.isEmpty() && tags.isEmpty() && !all;
    }

    synchronized void failed() {
        Batch again = taken;
        taken = null;
        if (again != null) {
            all |= again.all;
            keys.addAll(again.keys);
            tags.addAll(again.tags);
            noted();
        }
    }
}
