package io.redkit.pubsub;

import io.redkit.codec.ValueCodec;
import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Publishes to channels and subscribes to them.
 * <p>
 * A channel reaches whoever listens at that moment, at most once: messages published while a subscriber is not connected are
 * lost to it, and it is told of a {@link Gap}. {@link #reliable} remembers, and loses nothing.
 * <p>
 * The key prefix of the client is put before names of channels. Payloads are text for {@code String}, taken as they are for
 * {@code byte[]}, and JSON for every other type.
 */
public interface ReactiveRedisPubSub {

    /** Returned by {@link #publish} for a message that is kept until Redis is back. */
    long KEPT = -1;

    /**
     * Publishes a message ({@code PUBLISH}) and returns how many subscribers it has reached; in a cluster, those of the node
     * that was asked. If {@code pubsub.while-away} is {@code buffer} and Redis is away, the message is kept, and {@link #KEPT}
     * returned.
     *
     * @param payload text, bytes, or an object that becomes JSON
     */
    @CheckReturnValue
    Uni<Long> publish(String channel, Object payload);

    /**
     * Publishes a message to a sharded channel ({@code SPUBLISH}) and returns how many subscribers it has reached. In a cluster
     * it stays with the servers that hold the slot of the channel. Needs Redis 7 or Valkey.
     */
    @CheckReturnValue
    Uni<Long> publishSharded(String channel, Object payload);

    /** Subscribes to one channel when the stream is subscribed to, until that is cancelled. */
    @CheckReturnValue
    default <T> Multi<Message<T>> subscribe(String channel, Class<T> type) {
        return subscribe(Channels.of(channel), type, SubscribeOptions.DEFAULT);
    }

    /**
     * Subscribes to channels when the stream is subscribed to, until that is cancelled. It ends by itself only with
     * {@link Overflow#FAIL}, or when the application ends. A lost connection is replaced, and told as a gap.
     * <p>
     * Messages arrive in the order of each channel, on the Vert.x context of the one who subscribes; if he has none, on an
     * event
     * loop that must not be blocked.
     */
    @CheckReturnValue
    <T> Multi<Message<T>> subscribe(Channels channels, Class<T> type, SubscribeOptions options);

    /** The same with a codec of your own. */
    @CheckReturnValue
    <T> Multi<Message<T>> subscribe(Channels channels, ValueCodec<T> codec, SubscribeOptions options);

    /** Returns a channel that remembers its messages. Sends nothing. */
    <T> ReactiveReliableChannel<T> reliable(String name, Class<T> type);

    /** The same with a codec of your own. */
    <T> ReactiveReliableChannel<T> reliable(String name, ValueCodec<T> codec);
}
