package io.redkit.runtime.service;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.redkit.codec.ValueCodec;
import io.redkit.data.ReactiveRedisHash;
import io.redkit.runtime.command.CommandSpec;
import io.redkit.runtime.command.Commands;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;

/** The commands of a hash. */
final class HashView<V> extends ElementsView<V> implements ReactiveRedisHash<V> {

    private static final CommandSpec HMGET = Commands.get("HMGET");
    private static final CommandSpec HSETNX = Commands.get("HSETNX");
    private static final CommandSpec HEXISTS = Commands.get("HEXISTS");
    private static final CommandSpec HLEN = Commands.get("HLEN");
    private static final CommandSpec HINCRBY = Commands.get("HINCRBY");
    private static final CommandSpec HKEYS = Commands.get("HKEYS");
    private static final CommandSpec HVALS = Commands.get("HVALS");
    private static final CommandSpec HSCAN = Commands.get("HSCAN");

    HashView(ServiceSupport support, String key, ValueCodec<V> codec) {
        super(support, key, codec, "value");
    }

    @Override
    public Uni<@Nullable V> get(String field) {
        return send(codec, Verbs.HGET, field(field));
    }

    @Override
    public Uni<Map<String, V>> getMany(Collection<String> fields) {
        List<String> wanted = Check.eachOf(fields, "field");
        return wanted.isEmpty() ? nothingSent(Map.of()) : send(reply -> byField(wanted, reply), HMGET, wanted.toArray());
    }

    private Map<String, V> byField(List<String> wanted, @Nullable Response reply) {
        Response values = Replies.ofSize(wanted.size(), reply);
        Map<String, V> found = new LinkedHashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            Response value = values.get(i);
            if (value != null) {
                found.put(wanted.get(i), element(value));
            }
        }
        return found;
    }

    @Override
    public Uni<Map<String, V>> getAll() {
        return send(this::entries, Verbs.HGETALL);
    }

    private Map<String, V> entries(@Nullable Response reply) {
        Map<String, V> entries = new LinkedHashMap<>();
        Replies.eachPair(reply, (field, value) -> entries.put(field.toString(), element(value)));
        return entries;
    }

    @Override
    public Uni<Boolean> put(String field, V value) {
        String name = field(field);
        return encoding(() -> send(Replies::isOne, Verbs.HSET, name, encoded(value)));
    }

    @Override
    public Uni<Long> putAll(Map<String, V> values) {
        Map<String, V> given = Check.notNull(values, "map of values");
        given.forEach((name, value) -> {
            field(name);
            Check.notNull(value, "value");
        });
        return given.isEmpty() ? nothingSent(0L) : encoding(() -> send(Replies::integer, Verbs.HSET, pairs(given)));
    }

    private Object[] pairs(Map<String, V> values) {
        List<Object> pairs = new ArrayList<>(2 * values.size());
        values.forEach((name, value) -> {
            pairs.add(name);
            pairs.add(encoded(value));
        });
        return pairs.toArray();
    }

    @Override
    public Uni<Boolean> putIfAbsent(String field, V value) {
        String name = field(field);
        return encoding(() -> send(Replies::isOne, HSETNX, name, encoded(value)));
    }

    @Override
    public Uni<Long> remove(String... fields) {
        List<String> names = Check.eachOf(Arrays.asList(Check.notNull(fields, "array of fields")), "field");
        return names.isEmpty() ? nothingSent(0L) : send(Replies::integer, Verbs.HDEL, names.toArray());
    }

    @Override
    public Uni<Boolean> contains(String field) {
        return send(Replies::isOne, HEXISTS, field(field));
    }

    @Override
    public Uni<Long> size() {
        return send(Replies::integer, HLEN);
    }

    @Override
    public Uni<Long> increment(String field, long amount) {
        return send(Replies::integer, HINCRBY, field(field), amount);
    }

    @Override
    public Uni<Set<String>> fields() {
        return send(HashView::names, HKEYS);
    }

    private static Set<String> names(@Nullable Response reply) {
        Set<String> names = new LinkedHashSet<>();
        Replies.required(reply, ResponseType.MULTI).forEach(name -> names.add(name.toString()));
        return names;
    }

    @Override
    public Uni<List<V>> values() {
        return send(this::elements, HVALS);
    }

    @Override
    public Multi<Map.Entry<String, V>> scan(String pattern) {
        return scan(HSCAN, this::found, "MATCH", Check.notNull(pattern, "pattern"), "COUNT", Scanning.PAGE);
    }

    private List<Map.Entry<String, V>> found(Response page) {
        return List.copyOf(entries(page).entrySet());
    }

    private static String field(@Nullable String field) {
        return Check.notNull(field, "field");
    }
}
