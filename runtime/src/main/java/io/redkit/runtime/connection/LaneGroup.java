package io.redkit.runtime.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.redkit.ConnectionEvent;
import io.redkit.ConnectionState;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandExecutor;
import io.redkit.runtime.command.ReplyHandler;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;

/**
 * The shared connections to one server. A caller on an event loop gets the lane of that loop, so that no thread is
 * changed; other threads are spread over the lanes, each always to the same, so that its commands keep their order.
 */
public final class LaneGroup implements CommandExecutor {

    private final List<Lane> lanes = new ArrayList<>();
    private final Map<EventLoop, Lane> byLoop = new IdentityHashMap<>();
    private final ClientState state;

    /** @param listener is told of changes of the group's state; must not block */
    public LaneGroup(Vertx vertx, Connector connector, Consumer<ConnectionEvent> listener) {
        this.state = new ClientState(connector.settings(), listener);
        int wanted = connector.settings().limits().connections();
        for (EventExecutor executor : vertx.nettyEventLoopGroup()) {
            EventLoop loop = (EventLoop) executor;
            if (wanted == 0 || lanes.size() < wanted) {
                lanes.add(new Lane(context(vertx, loop), connector, state));
            }
            byLoop.put(loop, lanes.get((byLoop.size()) % lanes.size()));
        }
    }

    private static ContextInternal context(Vertx vertx, EventLoop loop) {
        return ((VertxInternal) vertx).createEventLoopContext(loop, null, Thread.currentThread().getContextClassLoader());
    }

    @Override
    public void send(Call call, ReplyHandler handler) {
        pick().submit(call, handler);
    }

    public ConnectionState state() {
        return state.get();
    }

    /** Returns whether a connection is away, although others may be ready. */
    public boolean isImpaired() {
        return state.isImpaired();
    }

    private Lane pick() {
        ContextInternal current = ContextInternal.current();
        if (current != null && current.nettyEventLoop().inEventLoop()) {
            Lane own = byLoop.get(current.nettyEventLoop());
            if (own != null) {
                return own;
            }
        }
        return lanes.get((int) (Thread.currentThread().getId() % lanes.size()));
    }

    /** Fails the calls that wait for a connection, since this server is not the one for them any more. Does not wait. */
    public void evict() {
        lanes.forEach(Lane::evict);
    }

    /** Looks for the server anew; the calls in flight finish where they are. Does not wait. */
    public void lookAnew() {
        lanes.forEach(Lane::lookAnew);
    }

    /** Refuses new calls, lets those in flight finish within the grace, and closes. Succeeds when all is closed. */
    public Future<Void> close(Duration grace) {
        return Future.join(lanes.stream().map(lane -> lane.close(grace)).toList()).mapEmpty();
    }
}
