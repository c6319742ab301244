package io.redkit.runtime.room;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

/** A connection that keeps what is sent to it, and writes it when it is told to, or at once. */
final class StubSocket {

    final List<String> sent = new CopyOnWriteArrayList<>();
    final List<CloseReason> closes = new CopyOnWriteArrayList<>();
    volatile boolean closed;
    private final List<UniEmitter<? super Void>> unwritten = new CopyOnWriteArrayList<>();
    private final String id = UUID.randomUUID().toString();
    private final boolean fast;
    private final WebSocketConnection connection = (WebSocketConnection) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] { WebSocketConnection.class },
            (proxy, method, arguments) -> switch (method.getName()) {
                case "id" -> id;
                case "isClosed" -> closed;
                case "sendText" -> send((String) arguments[0]);
                case "close" -> close((CloseReason) arguments[0]);
                default -> throw new UnsupportedOperationException(method.getName());
            });

    /** @param fast whether it writes at once */
    StubSocket(boolean fast) {
        this.fast = fast;
    }

    WebSocketConnection connection() {
        return connection;
    }

    private Uni<Void> send(String text) {
        sent.add(text);
        return fast ? Uni.createFrom().voidItem() : Uni.createFrom().emitter(unwritten::add);
    }

    private Uni<Void> close(CloseReason reason) {
        closes.add(reason);
        return Uni.createFrom().voidItem();
    }

    /** Writes all that waits. */
    void write() {
        List<UniEmitter<? super Void>> all = List.copyOf(unwritten);
        unwritten.clear();
        all.forEach(each -> each.complete(null));
    }
}
