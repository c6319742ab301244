package io.redkit.data;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.redkit.CallOptions;
import io.redkit.codec.ValueCodec;
import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Response;

/**
 * A Lua script, with the keys and arguments that it is run with; none at first. Immutable and thread-safe: {@link #keys},
 * {@link #args} and their kin return another one, and the methods that name a type of reply run it when they are subscribed to.
 *
 * <pre>
 * &#64;Inject
 * &#64;RedisScript("reserve")
 * ReactiveScript reserve;
 *
 * Uni&lt;Long> left = reserve.keys("stock:apple").args(3).asLong();
 * </pre>
 *
 * The server is sent the digest of the script, and the script itself only if it does not know it. Whether a run that failed
 * is repeated is told by {@code effect} in the head of the script.
 * <p>
 * A run fails with {@link io.redkit.RedisServerException} if the script does, with {@link io.redkit.RedisCodecException} if
 * its reply is of another type than was asked for, and like any other command if Redis is away.
 */
public interface ReactiveScript {

    /** Returns the name that {@link RedisScript} gives, or a made-up one for a script that was given as text. */
    String name();

    /**
     * Returns the script with these keys in place of those that it had; the key prefix of the client is put before each. In a
     * cluster all must be in one slot.
     */
    @CheckReturnValue
    ReactiveScript keys(String... keys);

    /**
     * Returns the script with these arguments in place of those that it had.
     *
     * @param args each a {@code String}, a number, a {@code byte[]}, or a Vert.x {@code Buffer}
     * @throws IllegalArgumentException if one is null or of another type
     */
    @CheckReturnValue
    ReactiveScript args(Object... args);

    /**
     * Returns the script for this request, which is executed only once: another run with the same id and the same first key,
     * soon enough, is answered with the recorded reply. So a run whose outcome is unknown can be repeated.
     * Without an id of yours each run ({@code Uni}, however often that is subscribed to) has one of its own.
     *
     * @throws IllegalArgumentException if the id is empty, or the script does not have {@code effect: once}
     */
    @CheckReturnValue
    ReactiveScript requestId(String id);

    /** Returns the script with these options for its runs, in place of those that it had. */
    @CheckReturnValue
    ReactiveScript with(CallOptions options);

    /** Runs the script, which must answer with a number. */
    @CheckReturnValue
    Uni<Long> asLong();

    /** Runs the script, which must answer with 1 or true, or with 0, false or nil. */
    @CheckReturnValue
    Uni<Boolean> asBoolean();

    /** Runs the script, which must answer with a text, a status, or nil, which is null. */
    @CheckReturnValue
    Uni<@Nullable String> asText();

    /** Runs the script, which must answer with a list of texts and numbers; nil among them is null. */
    @CheckReturnValue
    Uni<List<@Nullable String>> asList();

    /** Runs the script, and returns its reply as it is; null is Redis' null. */
    @CheckReturnValue
    Uni<@Nullable Response> asResponse();

    /** Runs the script, whatever it answers that is no error. */
    @CheckReturnValue
    Uni<Void> run();

    /** Runs the script, which must answer with a text that the codec decodes, or with nil, which is null. */
    @CheckReturnValue
    <T> Uni<@Nullable T> as(ValueCodec<T> codec);
}
