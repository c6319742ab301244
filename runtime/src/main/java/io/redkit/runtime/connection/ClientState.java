package io.redkit.runtime.connection;

import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
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
    private final Map<Object, Report> members = new LinkedHashMap<>();
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
        Report report = new Report(endpoint, its, failure, retryIn);
        members.put(member, report);
        conclude(report);
    }

    /** Leaves a member out from now on: the state is that of those that are left. */
    public synchronized void forget(Object member) {
        Report left = members.remove(member);
        boolean isReplaced = members.isEmpty() && state == ConnectionState.READY; // and nothing has gone wrong
        if (left == null || isReplaced) {
            return;
        }
        ConnectionState next = together();
        Report rest = members.values().stream().filter(each -> each.state == next).findFirst()
                .orElse(new Report(left.endpoint, next, null, null));
        conclude(rest);
        degradedBecause = next == ConnectionState.DEGRADED ? rest.failure : null; // it may have been that of the member
    }

    /** @param latest what brought the change about, or what is left */
    private void conclude(Report latest) {
        impaired = members.values().stream().anyMatch(Report::isAway);
        ConnectionState next = together();
        if (next == state) {
            return;
        }
        ConnectionState previous = state;
        state = next;
        degradedBecause = next == ConnectionState.DEGRADED ? latest.failure : null;
        listener.accept(new ConnectionEvent(settings.name(), next, previous, latest.endpoint.host(), latest.endpoint.port(),
                settings.database(), latest.retryIn, latest.failure));
    }

    private ConnectionState together() {
        Set<ConnectionState> present = EnumSet.noneOf(ConnectionState.class);
        members.values().forEach(each -> present.add(each.state));
        for (ConnectionState strongest : new ConnectionState[] { ConnectionState.CLOSED, ConnectionState.READY,
                ConnectionState.DEGRADED, ConnectionState.RECONNECTING, ConnectionState.CONNECTING }) {
            if (present.contains(strongest)) {
                return strongest;
            }
        }
        return ConnectionState.IDLE;
    }

    /** What a member told last. */
    private record Report(Endpoint endpoint, ConnectionState state, @Nullable RedisException failure,
            @Nullable Duration retryIn) {

        boolean isAway() {
            return state == ConnectionState.RECONNECTING || state == ConnectionState.DEGRADED;
        }
    }
}
