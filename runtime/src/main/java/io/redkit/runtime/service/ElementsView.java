package io.redkit.runtime.service;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.redkit.RedisCodecException;
import io.redkit.codec.ValueCodec;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;

/** One key that holds several values of one type. */
abstract class ElementsView<V> extends KeyView {

    final KeyedCodec<V> codec;
    private final String what;

    /** @param what what a value is here, for messages */
    ElementsView(ServiceSupport support, String key, ValueCodec<V> codec, String what) {
        super(support, key);
        this.codec = new KeyedCodec<>(key, Check.notNull(codec, "codec"), support.settings().showKeys());
        this.what = what;
    }

    final byte[] encoded(@Nullable V value) {
        return codec.encode(Check.notNull(value, what));
    }

    final Object[] allEncoded(@Nullable Collection<V> values) {
        return Check.eachOf(values, what).stream().map(codec::encode).toArray();
    }

    /** A value that cannot be encoded is the failure of the promise, and nothing is sent. */
    static <T> Uni<T> encoding(Supplier<Uni<T>> promise) {
        try {
            return promise.get();
        } catch (RedisCodecException e) {
            return Uni.createFrom().failure(e);
        }
    }

    @SuppressWarnings("NullAway") // there is no null in a list of elements
    final V element(@Nullable Response reply) {
        return codec.decode(reply);
    }

    /** Decodes an array; Redis' null, as some commands answer for a key that does not exist, is an empty one. */
    final List<V> elements(@Nullable Response reply) {
        List<V> elements = new ArrayList<>();
        if (reply != null) {
            Replies.required(reply, ResponseType.MULTI).forEach(each -> elements.add(element(each)));
        }
        return elements;
    }

    final Set<V> distinct(@Nullable Response reply) {
        return new LinkedHashSet<>(elements(reply));
    }

    static long most(long most) {
        if (most < 0) {
            throw new IllegalArgumentException("The number of elements is " + most + "; it must not be negative");
        }
        return most;
    }
}
