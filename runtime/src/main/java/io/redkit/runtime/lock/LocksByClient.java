package io.redkit.runtime.lock;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.redkit.lock.LeaderElection;

/** The locks of all clients, made when they are first used; and the leaderships for which this application stands. */
public final class LocksByClient implements AutoCloseable {

    private final Map<String, ClientLocks> locks = new ConcurrentHashMap<>();
    private final Map<Leadership, LeaderElection> elections = new ConcurrentHashMap<>();
    private final Function<String, ClientLocks> maker;

    private record Leadership(String client, String name) {
    }

    /** @param maker makes those of a client */
    LocksByClient(Function<String, ClientLocks> maker) {
        this.maker = maker;
    }

    ClientLocks of(String client) {
        return locks.computeIfAbsent(client, maker);
    }

    /** Returns the candidate for that leadership, who stands for election from now on. */
    LeaderElection leadership(String client, String name) {
        return elections.computeIfAbsent(new Leadership(client, name),
                its -> of(client).blocking().election(name).start());
    }

    /** Resigns, and ends all locks. */
    @Override
    public void close() {
        elections.values().forEach(LeaderElection::close);
        locks.values().forEach(ClientLocks::close);
    }
}
