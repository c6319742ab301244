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
 * The state of several members, taken together: of the lanes to one server, or of the servers of one client. Ready as long as
 * one of them is. Tells of each change once, however many members and attempts take part in it. Thread-safe.
 */
public final class ClientState {

    private final ClientSettings settings;
    private final Consumer<ConnectionEvent> listener;
    private final Map<Object, ConnectionState> members = new HashMap<>();
    private volatile ConnectionState state = ConnectionState.IDLE;
    private volatile boolean impaired;
    private volatile @Nullable RedisException degradedBecause;

    /** @param listener is told of changes, one after the other; must not block */
    public ClientState(ClientSettings settings, Consumer<ConnectionEvent> listener) {
        this.settings = settings;
        this.listener = listener;
    }

    public ConnectionState get() {
        return state;
    }

    /** Returns whether a member is away, although others may be ready. */
    public boolean isImpaired() {
        return impaired;
    }

    /** Returns why the client is degraded, null if it is not. */
    public @Nullable RedisException degradedBecause() {
        return degradedBecause;
    }

    /**
     * Notes the new state of a member.
     *
     * @param endpoint the server that it is about
     * @param failure why it is no longer ready, null if it is or never was
     * @param retryIn time until the next attempt to connect, null for none
     */
    public synchronized void onMember(Object member, Endpoint endpoint, ConnectionState its, @Nullable RedisException failure,
            @Nullable Duration retryIn) {
        members.put(member, its);
        impaired = members.containsValue(ConnectionState.RECONNECTING) || members.containsValue(ConnectionState.DEGRADED);
        ConnectionState next = together();
        if (next == state) {
            return;
        }
        ConnectionState previous = state;
        state = next;
        degradedBecause = next == ConnectionState.DEGRADED ? failure : null;
        listener.accept(new ConnectionEvent(settings.name(), next, previous, endpoint.host(), endpoint.port(),
                settings.database(), retryIn, failure));
    }

    /** Leaves a member out from now on. That alone changes nothing: those that are left tell what became of them. */
    public synchronized void forget(Object member) {
        members.remove(member);
    }

    private ConnectionState together() {
        Map<ConnectionState, Integer> count = new EnumMap<>(ConnectionState.class);
        members.values().forEach(each -> count.merge(each, 1, Integer::sum));
        for (ConnectionState strongest : new ConnectionState[] { ConnectionState.CLOSED, ConnectionState.READY,
                ConnectionState.DEGRADED, ConnectionState.RECONNECTING, ConnectionState.CONNECTING }) {
            if (count.containsKey(strongest)) {
                return strongest;
            }
        }
        return ConnectionState.IDLE;
    }
}
