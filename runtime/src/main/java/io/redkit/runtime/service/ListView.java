package io.redkit.runtime.service;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.redkit.RedisServerException;
import io.redkit.codec.ValueCodec;
import io.redkit.data.ReactiveRedisList;
import io.redkit.runtime.command.CommandSpec;
import io.redkit.runtime.command.Commands;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Response;

/** The commands of a list. */
final class ListView<V> extends ElementsView<V> implements ReactiveRedisList<V> {

    private static final CommandSpec LPUSH = Commands.get("LPUSH");
    private static final CommandSpec RPUSH = Commands.get("RPUSH");
    private static final CommandSpec LPOP = Commands.get("LPOP");
    private static final CommandSpec RPOP = Commands.get("RPOP");
    private static final CommandSpec BLPOP = Commands.get("BLPOP");
    private static final CommandSpec BRPOP = Commands.get("BRPOP");
    private static final CommandSpec LRANGE = Commands.get("LRANGE");
    private static final CommandSpec LTRIM = Commands.get("LTRIM");
    private static final CommandSpec LINDEX = Commands.get("LINDEX");
    private static final CommandSpec LSET = Commands.get("LSET");
    private static final CommandSpec LREM = Commands.get("LREM");
    private static final CommandSpec LLEN = Commands.get("LLEN");

    private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);
    private static final double MILLIS_IN_SECOND = 1000;

    ListView(ServiceSupport support, String key, ValueCodec<V> codec) {
        super(support, key, codec, "element");
    }

    @Override
    public Uni<Long> pushLeft(V element) {
        return encoding(() -> send(Replies::integer, LPUSH, encoded(element)));
    }

    @Override
    public Uni<Long> pushRight(V element) {
        return encoding(() -> send(Replies::integer, RPUSH, encoded(element)));
    }

    @Override
    public Uni<Long> pushAllLeft(Collection<V> elements) {
        return pushAll(LPUSH, elements);
    }

    @Override
    public Uni<Long> pushAllRight(Collection<V> elements) {
        return pushAll(RPUSH, elements);
    }

    private Uni<Long> pushAll(CommandSpec push, @Nullable Collection<V> elements) {
        List<V> given = Check.eachOf(elements, "element");
        return given.isEmpty() ? size() : encoding(() -> send(Replies::integer, push, allEncoded(given)));
    }

    @Override
    public Uni<@Nullable V> popLeft() {
        return send(codec, LPOP);
    }

    @Override
    public Uni<@Nullable V> popRight() {
        return send(codec, RPOP);
    }

    @Override
    public Uni<List<V>> popLeft(long most) {
        return most(most) == 0 ? nothingSent(List.of()) : send(this::elements, LPOP, most);
    }

    @Override
    public Uni<List<V>> popRight(long most) {
        return most(most) == 0 ? nothingSent(List.of()) : send(this::elements, RPOP, most);
    }

    @Override
    public Uni<@Nullable V> popLeft(Duration atMost) {
        return send(this::popped, BLPOP, seconds(atMost));
    }

    @Override
    public Uni<@Nullable V> popRight(Duration atMost) {
        return send(this::popped, BRPOP, seconds(atMost));
    }

    /** Decodes the key and the element. */
    private @Nullable V popped(@Nullable Response reply) {
        return reply == null ? null : element(Replies.ofSize(2, reply).get(1));
    }

    private static String seconds(@Nullable Duration atMost) {
        long millis = Check.millis(atMost, "time to wait");
        if (millis < SHORTEST_WAIT.toMillis()) {
            throw new IllegalArgumentException("The time to wait is " + atMost + "; it must be at least 1 ms");
        }
        return String.valueOf(millis / MILLIS_IN_SECOND);
    }

    @Override
    public Uni<List<V>> range(long first, long last) {
        return send(this::elements, LRANGE, first, last);
    }

    @Override
    public Uni<Void> trim(long first, long last) {
        return send(Replies::nothing, LTRIM, first, last);
    }

    @Override
    public Uni<@Nullable V> get(long index) {
        return send(codec, LINDEX, index);
    }

    @Override
    public Uni<Boolean> set(long index, V element) {
        return encoding(() -> send(Replies::isSet, LSET, index, encoded(element)))
                .onFailure(ListView::saysThereIsNone).recoverWithItem(false);
    }

    private static boolean saysThereIsNone(Throwable failure) {
        return failure instanceof RedisServerException error
                && (error.serverText().equals("ERR no such key") || error.serverText().equals("ERR index out of range"));
    }

    @Override
    public Uni<Long> remove(V element) {
        return encoding(() -> send(Replies::integer, LREM, 0L, encoded(element)));
    }

    @Override
    public Uni<Long> size() {
        return send(Replies::integer, LLEN);
    }
}
