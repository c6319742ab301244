package io.redkit.runtime.service;

import org.jspecify.annotations.Nullable;

import io.redkit.RedisCodecException;
import io.redkit.RedisDecryptionException;
import io.redkit.codec.ValueCodec;
import io.redkit.runtime.connection.resp.BulkReply;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;

/** Encodes and decodes the value of one key, and tells the key when that fails. */
final class KeyedCodec<T> implements ReplyDecoder<T> {

    private final String key;
    private final ValueCodec<T> codec;
    private final boolean showKeys;

    KeyedCodec(String key, ValueCodec<T> codec, boolean showKeys) {
        this.key = key;
        this.codec = codec;
        this.showKeys = showKeys;
    }

    byte[] encode(T value) {
        try {
            byte[] encoded = codec.encode(value);
            if (encoded == null) {
                throw new IllegalArgumentException("The codec " + codec.getClass().getName() + " returned null for a value");
            }
            return encoded;
        } catch (RedisCodecException e) {
            throw withKey(e);
        }
    }

    @Override
    public @Nullable T decode(@Nullable Response reply) {
        if (reply == null) {
            return null;
        }
        try {
            return codec.decode(bytes(Replies.required(reply, ResponseType.BULK)));
        } catch (RedisCodecException e) {
            throw withKey(e);
        }
    }

    private static byte[] bytes(Response reply) {
        return reply instanceof BulkReply bulk ? bulk.array() : reply.toBytes();
    }

    private RedisCodecException withKey(RedisCodecException e) {
        String where = showKeys ? "Value of key '" + key + "': " : "Value of a key of " + key.length() + " characters: ";
        if (e instanceof RedisDecryptionException decryption) {
            return new RedisDecryptionException(decryption.reason(), where + e.getMessage(), key);
        }
        return new RedisCodecException(where + e.getMessage(), key, e.getCause(), e.delivery());
    }
}
