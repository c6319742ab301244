package io.redkit.demo;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

import org.awaitility.Awaitility;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What the page is to the chat, without a browser: a WebSocket that keeps what it hears. */
final class ChatPage implements WebSocket.Listener, AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final StringBuilder part = new StringBuilder();
    private final WebSocket socket;

    /** @throws java.util.concurrent.CompletionException if the handshake fails */
    ChatPage(URI uri, String... headers) {
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        socket = builder.buildAsync(uri, this).join();
    }

    @Override
    public synchronized CompletionStage<?> onText(WebSocket from, CharSequence text, boolean isLast) {
        part.append(text);
        if (isLast) {
            try {
                heard.add(JSON.readTree(part.toString()));
            } catch (JsonProcessingException e) {
                throw new AssertionError(e);
            }
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    void send(String text) {
        socket.sendText(text, true).join();
    }

    /** Waits for a frame. */
    JsonNode await(String event) {
        return await(event, frame -> true);
    }

    /** Waits for a frame. */
    JsonNode await(String event, Predicate<JsonNode> condition) {
        Predicate<JsonNode> wanted = frame -> frame.path("event").asText().equals(event) && condition.test(frame);
        Awaitility.await().atMost(PATIENCE).until(() -> heard.stream().anyMatch(wanted));
        return heard.stream().filter(wanted).findFirst().orElseThrow();
    }

    /** Returns what was said so far. */
    List<String> messages() {
        return new ArrayList<>(heard).stream().filter(frame -> frame.path("event").asText().equals("message"))
                .map(frame -> frame.path("data").asText()).toList();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
