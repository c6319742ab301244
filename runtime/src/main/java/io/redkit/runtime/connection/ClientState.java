package io.redkit.runtime.connection;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.redkit.ConnectionEvent;
import io.redkit.ConnectionState;
import io.redkit.RedisException;
import io.redkit.runtime.config.ClientSettings;
import io.redkit.runtime.config.Endpoint;

/**
 * The state of all lanes of a client, taken together: ready as long as one of them is. Tells of each change once, however
 * many lanes and attempts take part in it. Thread-safe.
 */
final class ClientState {

    private final ClientSettings settings;
    private final Consumer<ConnectionEvent> listener;
    private final Map<Lane, ConnectionState> lanes = new HashMap<>();
    private volatile ConnectionState state = ConnectionState.IDLE;
    private volatile @Nullable RedisException degradedBecause;

    /** @param listener is told of changes, one after the other; must not block */
    ClientState(ClientSettings settings, Consumer<ConnectionEvent> listener) {
        this.settings = settings;
        this.listener = listener;
    }

    ConnectionState get() {
        return state;
    }

    /** Returns why the client is degraded, null if it is not. */
    @Nullable
    RedisException degradedBecause() {
        return degradedBecause;
    }

    /** Notes the new state of a lane. Called on the event loop of the lane. */
    synchronized void onLaneState(Lane lane, ConnectionState laneState, @Nullable RedisException failure,
            @Nullable Duration retryIn) {
        lanes.put(lane, laneState);
        ConnectionState next = together();
        if (next == state) {
            return;
        }
        ConnectionState previous = state;
        state = next;
        degradedBecause = next == ConnectionState.DEGRADED ? failure : null;
        Endpoint endpoint = settings.endpoint();
        listener.accept(new ConnectionEvent(settings.name(), next, previous, endpoint.host(), endpoint.port(),
                settings.database(), retryIn, failure));
    }

    private ConnectionState together() {
        Map<ConnectionState, Integer> count = new EnumMap<>(ConnectionState.class);
        lanes.values().forEach(each -> count.merge(each, 1, Integer::sum));
        for (ConnectionState strongest : new ConnectionState[] { ConnectionState.CLOSED, ConnectionState.READY,
                ConnectionState.DEGRADED, ConnectionState.RECONNECTING, ConnectionState.CONNECTING }) {
            if (count.containsKey(strongest)) {
                return strongest;
            }
        }
        return ConnectionState.IDLE;
    }
}
