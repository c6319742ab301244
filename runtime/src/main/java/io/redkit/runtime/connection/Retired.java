package io.redkit.runtime.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** The connections of a lane that take no more calls, and stay open only until those in flight have ended. */
final class Retired {

    private final Set<RespConnection> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Runnable whenGone;

    /** @param whenGone is run each time when the last of them is closed */
    Retired(Runnable whenGone) {
        this.whenGone = whenGone;
    }

    void add(RespConnection connection) {
        open.add(connection);
        connection.retire(() -> remove(connection));
    }

    private void remove(RespConnection connection) {
        open.remove(connection);
        if (open.isEmpty()) {
            whenGone.run();
        }
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** Ends them within this time at the latest. */
    void drain(Duration grace) {
        List<RespConnection> last = new ArrayList<>(open);
        last.forEach(each -> each.drain(grace));
    }
}
