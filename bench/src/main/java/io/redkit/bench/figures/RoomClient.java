package io.redkit.bench.figures;

import java.util.BitSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;

/** A WebSocket that notes which messages it gets, and what it gets twice or out of order. */
final class RoomClient {

    private final AtomicLong deliveries;
    private final CompletableFuture<Void> welcome = new CompletableFuture<>();
    private final BitSet seen = new BitSet();
    private int last = -1;
    private int doubles;
    private int disorders;

    private RoomClient(AtomicLong deliveries) {
        this.deliveries = deliveries;
    }

    /** @param deliveries counts the messages of all clients */
    static CompletableFuture<RoomClient> connect(WebSocketClient sockets, int port, String path, AtomicLong deliveries) {
        RoomClient client = new RoomClient(deliveries);
        CompletableFuture<WebSocket> opened = sockets.connect(port, "127.0.0.1", path)
                .onSuccess(socket -> socket.textMessageHandler(client::onText).exceptionHandler(lost -> {
                    // what it misses then is counted
                })).toCompletionStage().toCompletableFuture();
        return opened.thenCompose(socket -> client.welcome).thenApply(done -> client);
    }

    private void onText(String text) {
        if (text.startsWith("{\"event\":\"message\"")) {
            onMessage(Integer.parseInt(text.substring(text.lastIndexOf(':') + 1, text.length() - 1)));
        } else if (text.startsWith("{\"event\":\"welcome\"")) {
            welcome.complete(null);
        }
    }

    private synchronized void onMessage(int number) {
        doubles += seen.get(number) ? 1 : 0;
        disorders += number < last ? 1 : 0;
        last = number;
        seen.set(number);
        deliveries.incrementAndGet();
    }

    /** Returns how many of the messages it did not get, got twice or got out of order. */
    synchronized int wrong(int messages) {
        return messages - seen.cardinality() + doubles + disorders;
    }
}
