package io.redkit.runtime.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/** Those who want to know which servers take writes. They are told one change after the other. Thread-safe. */
public final class MasterWatchers {

    private final List<Consumer<List<Master>>> watchers = new ArrayList<>();
    private @Nullable List<Master> latest;

    /** Adds one, who is told at once if the masters are known. */
    public synchronized void add(Consumer<List<Master>> watcher) {
        watchers.add(watcher);
        if (latest != null) {
            watcher.accept(latest);
        }
    }

    /** Tells that something has changed: which servers these are, or who of them holds what. */
    public synchronized void tell(List<? extends Master> masters) {
        List<Master> now = List.copyOf(masters);
        latest = now;
        watchers.forEach(watcher -> watcher.accept(now));
    }
}
