package io.redkit.runtime.service;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.redkit.codec.ValueCodec;
import io.redkit.data.ReactiveRedisSet;
import io.redkit.runtime.command.CommandSpec;
import io.redkit.runtime.command.Commands;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Response;

/** The commands of a set. */
final class SetView<V> extends ElementsView<V> implements ReactiveRedisSet<V> {

    private static final CommandSpec SADD = Commands.get("SADD");
    private static final CommandSpec SREM = Commands.get("SREM");
    private static final CommandSpec SISMEMBER = Commands.get("SISMEMBER");
    private static final CommandSpec SMISMEMBER = Commands.get("SMISMEMBER");
    private static final CommandSpec SMEMBERS = Commands.get("SMEMBERS");
    private static final CommandSpec SRANDMEMBER = Commands.get("SRANDMEMBER");
    private static final CommandSpec SPOP = Commands.get("SPOP");
    private static final CommandSpec SCARD = Commands.get("SCARD");
    private static final CommandSpec SUNION = Commands.get("SUNION");
    private static final CommandSpec SINTER = Commands.get("SINTER");
    private static final CommandSpec SDIFF = Commands.get("SDIFF");
    private static final CommandSpec SSCAN = Commands.get("SSCAN");

    SetView(ServiceSupport support, String key, ValueCodec<V> codec) {
        super(support, key, codec, "member");
    }

    @Override
    public Uni<Boolean> add(V member) {
        return encoding(() -> send(Replies::isOne, SADD, encoded(member)));
    }

    @Override
    public Uni<Long> addAll(Collection<V> members) {
        return each(SADD, members);
    }

    @Override
    public Uni<Boolean> remove(V member) {
        return encoding(() -> send(Replies::isOne, SREM, encoded(member)));
    }

    @Override
    public Uni<Long> removeAll(Collection<V> members) {
        return each(SREM, members);
    }

    private Uni<Long> each(CommandSpec command, @Nullable Collection<V> members) {
        List<V> given = Check.eachOf(members, "member");
        return given.isEmpty() ? nothingSent(0L) : encoding(() -> send(Replies::integer, command, allEncoded(given)));
    }

    @Override
    public Uni<Boolean> contains(V member) {
        return encoding(() -> send(Replies::isOne, SISMEMBER, encoded(member)));
    }

    @Override
    public Uni<List<Boolean>> containsEach(Collection<V> members) {
        List<V> given = Check.eachOf(members, "member");
        return given.isEmpty() ? nothingSent(List.of())
                : encoding(() -> send(reply -> answers(given.size(), reply), SMISMEMBER, allEncoded(given)));
    }

    private static List<Boolean> answers(int count, @Nullable Response reply) {
        List<Boolean> answers = new ArrayList<>(count);
        Replies.ofSize(count, reply).forEach(each -> answers.add(Replies.isOne(each)));
        return answers;
    }

    @Override
    public Uni<Set<V>> members() {
        return send(this::distinct, SMEMBERS);
    }

    @Override
    public Uni<@Nullable V> random() {
        return send(codec, SRANDMEMBER);
    }

    @Override
    public Uni<Set<V>> random(long most) {
        return most(most) == 0 ? nothingSent(Set.of()) : send(this::distinct, SRANDMEMBER, most);
    }

    @Override
    public Uni<@Nullable V> pop() {
        return send(codec, SPOP);
    }

    @Override
    public Uni<Set<V>> pop(long most) {
        return most(most) == 0 ? nothingSent(Set.of()) : send(this::distinct, SPOP, most);
    }

    @Override
    public Uni<Long> size() {
        return send(Replies::integer, SCARD);
    }

    @Override
    public Uni<Set<V>> union(String... otherKeys) {
        return send(this::distinct, SUNION, full(otherKeys));
    }

    @Override
    public Uni<Set<V>> intersection(String... otherKeys) {
        return send(this::distinct, SINTER, full(otherKeys));
    }

    @Override
    public Uni<Set<V>> difference(String... otherKeys) {
        return send(this::distinct, SDIFF, full(otherKeys));
    }

    private Object[] full(String @Nullable [] keys) {
        return Check.eachOf(Arrays.asList(Check.notNull(keys, "array of keys")), "key").stream()
                .map(key -> support.keySpace().prefix(Check.key(key))).toArray();
    }

    @Override
    public Multi<V> scan() {
        return scan(SSCAN, this::elements, "COUNT", Scanning.PAGE);
    }
}
