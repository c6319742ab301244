package io.redkit.pubsub;

import io.redkit.codec.ValueCodec;
import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Multi;

/**
 * Publishes to channels and subscribes to them; the blocking view of {@link ReactiveRedisPubSub}, which tells what is
 * guaranteed. Messages of subscriptions arrive on worker threads, one after the other.
 * <p>
 * For methods that are called with each message see {@link RedisListener}.
 */
public interface RedisPubSub {

    /** Publishes a message and returns how many subscribers it has reached; see {@link ReactiveRedisPubSub#publish}. */
    long publish(String channel, Object payload);

    /** Publishes a message to a sharded channel; see {@link ReactiveRedisPubSub#publishSharded}. */
    long publishSharded(String channel, Object payload);

    /** Subscribes to one channel when the stream is subscribed to, until that is cancelled. */
    @CheckReturnValue
    default <T> Multi<Message<T>> subscribe(String channel, Class<T> type) {
        return subscribe(Channels.of(channel), type, SubscribeOptions.DEFAULT);
    }

    /** Subscribes to channels when the stream is subscribed to; see {@link ReactiveRedisPubSub#subscribe}. */
    @CheckReturnValue
    <T> Multi<Message<T>> subscribe(Channels channels, Class<T> type, SubscribeOptions options);

    /** The same with a codec of your own. */
    @CheckReturnValue
    <T> Multi<Message<T>> subscribe(Channels channels, ValueCodec<T> codec, SubscribeOptions options);

    /** Returns a channel that remembers its messages. Sends nothing. */
    <T> ReliableChannel<T> reliable(String name, Class<T> type);

    /** The same with a codec of your own. */
    <T> ReliableChannel<T> reliable(String name, ValueCodec<T> codec);
}
