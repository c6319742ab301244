package io.redkit.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.netty.channel.EventLoop;
import io.redkit.ConnectionEvent;
import io.redkit.ConnectionState;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.config.ClientSettings;
import io.redkit.testkit.TestSettings;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;

/** The lanes of one client on a Vert.x of its own with two event loops. */
final class ClientUnderTest implements AutoCloseable {

    private final Vertx vertx;
    private final NetClient net;
    private final Connector connector;
    private final ClientCounters counters = new ClientCounters();
    private final LaneGroup lanes;
    private final List<ConnectionEvent> events = new CopyOnWriteArrayList<>();

    private ClientUnderTest(ClientSettings settings, CredentialsSource credentials, VertxOptions options) {
        vertx = Vertx.vertx(options.setEventLoopPoolSize(2).setWorkerPoolSize(2).setInternalBlockingPoolSize(2));
        net = vertx.createNetClient(new NetClientOptions().setConnectTimeout(2000));
        connector = new Connector(net, settings, credentials, counters);
        lanes = new LaneGroup(vertx, connector, events::add);
    }

    static ClientUnderTest of(TestSettings settings) {
        return of(settings, new VertxOptions());
    }

    static ClientUnderTest of(TestSettings settings, VertxOptions options) {
        ClientSettings built = settings.build();
        return new ClientUnderTest(built, CredentialsSource.configured(built), options);
    }

    static ClientUnderTest of(TestSettings settings, CredentialsSource credentials) {
        return new ClientUnderTest(settings.build(), credentials, new VertxOptions());
    }

    Vertx vertx() {
        return vertx;
    }

    ClientCounters counters() {
        return counters;
    }

    LaneGroup lanes() {
        return lanes;
    }

    /** Sends over the lane of this thread. */
    Outcome send(String command, Object... arguments) {
        return send(call(command, arguments));
    }

    Outcome send(Call call) {
        Outcome outcome = new Outcome();
        lanes.send(call, outcome);
        return outcome;
    }

    /** Sends over the lane of that event loop. */
    Outcome sendOnLoop(int loop, String command) {
        Outcome outcome = new Outcome();
        loopContext(loop).runOnContext(ignored -> lanes.send(call(command), outcome));
        return outcome;
    }

    /** Runs something, which may block, on the first event loop; that of the only lane where there is one. */
    void onTheLoopOfTheLane(Callable<?> task) {
        loopContext(0).runOnContext(ignored -> {
            try {
                task.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private ContextInternal loopContext(int loop) {
        List<EventLoop> loops = new ArrayList<>();
        vertx.nettyEventLoopGroup().forEach(executor -> loops.add((EventLoop) executor));
        return ((VertxInternal) vertx).createEventLoopContext(loops.get(loop), null, null);
    }

    static Call call(String command, Object... arguments) {
        return Call.of(Commands.get(command), arguments);
    }

    DedicatedConnection dedicated() {
        return new DedicatedConnection(context(), connector);
    }

    PersistentConnection persistent() {
        return new PersistentConnection(context(), connector);
    }

    /** Returns a new context on one of the event loops. */
    ContextInternal context() {
        return ((VertxInternal) vertx).createEventLoopContext();
    }

    List<ConnectionState> states() {
        return events.stream().map(ConnectionEvent::state).toList();
    }

    List<ConnectionEvent> events() {
        return events;
    }

    void awaitState(ConnectionState state) {
        await().pollInterval(Duration.ofMillis(5)).untilAsserted(() -> assertThat(lanes.state()).isEqualTo(state));
    }

    void closeLanes(Duration grace) {
        try {
            lanes.close(grace).toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("the lanes do not close", e);
        }
    }

    @Override
    public void close() {
        closeLanes(Duration.ZERO);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
