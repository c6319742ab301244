package io.redkit.pubsub;

/**
 * CDI event: a {@link RedisListener} may have missed messages. Fired synchronously, on a worker thread, so observers may block.
 *
 * @param clientName name of the client
 * @param listener the method, as {@code org.acme.Orders#placed}
 * @param gap what may be missing
 */
public record ListenerGap(String clientName, String listener, Gap gap) {
}
