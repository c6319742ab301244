package io.redkit.runtime.service;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.redkit.codec.ValueCodec;
import io.redkit.data.ReactiveRedisSortedSet;
import io.redkit.data.ScoreCondition;
import io.redkit.data.Scored;
import io.redkit.data.SortedRange;
import io.redkit.runtime.command.CommandSpec;
import io.redkit.runtime.command.Commands;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;

/** The commands of a sorted set. */
final class SortedSetView<V> extends ElementsView<V> implements ReactiveRedisSortedSet<V> {

    private static final CommandSpec ZADD = Commands.get("ZADD");
    private static final CommandSpec ZSCORE = Commands.get("ZSCORE");
    private static final CommandSpec ZRANK = Commands.get("ZRANK");
    private static final CommandSpec ZREVRANK = Commands.get("ZREVRANK");
    private static final CommandSpec ZINCRBY = Commands.get("ZINCRBY");
    private static final CommandSpec ZRANGE = Commands.get("ZRANGE");
    private static final CommandSpec ZCOUNT = Commands.get("ZCOUNT");
    private static final CommandSpec ZREM = Commands.get("ZREM");
    private static final CommandSpec ZREMRANGEBYRANK = Commands.get("ZREMRANGEBYRANK");
    private static final CommandSpec ZREMRANGEBYSCORE = Commands.get("ZREMRANGEBYSCORE");
    private static final CommandSpec ZPOPMIN = Commands.get("ZPOPMIN");
    private static final CommandSpec ZPOPMAX = Commands.get("ZPOPMAX");
    private static final CommandSpec ZCARD = Commands.get("ZCARD");
    private static final CommandSpec ZSCAN = Commands.get("ZSCAN");

    SortedSetView(ServiceSupport support, String key, ValueCodec<V> codec) {
        super(support, key, codec, "member");
    }

    @Override
    public Uni<Boolean> add(V member, double score) {
        String text = SortedSetArguments.score(score);
        return encoding(() -> send(Replies::isOne, ZADD, text, encoded(member)));
    }

    @Override
    public Uni<Boolean> add(V member, double score, ScoreCondition condition) {
        String text = SortedSetArguments.score(score);
        Check.notNull(condition, "condition");
        return encoding(() -> send(Replies::isOne, ZADD, SortedSetArguments.of(condition, text, encoded(member))));
    }

    @Override
    public Uni<Long> addAll(Collection<Scored<V>> members) {
        List<Scored<V>> given = Check.eachOf(members, "member");
        return given.isEmpty() ? nothingSent(0L) : encoding(() -> send(Replies::integer, ZADD, pairs(given)));
    }

    private Object[] pairs(List<Scored<V>> members) {
        List<Object> pairs = new ArrayList<>(2 * members.size());
        members.forEach(each -> {
            pairs.add(SortedSetArguments.score(each.score()));
            pairs.add(encoded(each.value()));
        });
        return pairs.toArray();
    }

    @Override
    public Uni<@Nullable Double> score(V member) {
        return encoding(() -> send(Replies::score, ZSCORE, encoded(member)));
    }

    @Override
    public Uni<@Nullable Long> rank(V member) {
        return encoding(() -> send(Replies::integerOrNull, ZRANK, encoded(member)));
    }

    @Override
    public Uni<@Nullable Long> reverseRank(V member) {
        return encoding(() -> send(Replies::integerOrNull, ZREVRANK, encoded(member)));
    }

    @Override
    public Uni<Double> increment(V member, double amount) {
        String text = SortedSetArguments.score(amount);
        return encoding(() -> send(Replies::score, ZINCRBY, text, encoded(member)));
    }

    @Override
    public Uni<List<V>> range(SortedRange range) {
        return send(this::elements, ZRANGE, SortedSetArguments.of(Check.notNull(range, "range"), false));
    }

    @Override
    public Uni<List<Scored<V>>> rangeWithScores(SortedRange range) {
        return send(this::scored, ZRANGE, SortedSetArguments.of(Check.notNull(range, "range"), true));
    }

    @Override
    public Uni<Long> count(SortedRange range) {
        if (!Check.notNull(range, "range").isByScore() || range.isLimited()) {
            throw new IllegalArgumentException("What is counted is a range of scores without limit");
        }
        return send(Replies::integer, ZCOUNT, range.min(), range.max());
    }

    @Override
    public Uni<Boolean> remove(V member) {
        return encoding(() -> send(Replies::isOne, ZREM, encoded(member)));
    }

    @Override
    public Uni<Long> removeAll(Collection<V> members) {
        List<V> given = Check.eachOf(members, "member");
        return given.isEmpty() ? nothingSent(0L) : encoding(() -> send(Replies::integer, ZREM, allEncoded(given)));
    }

    @Override
    public Uni<Long> removeRange(SortedRange range) {
        if (Check.notNull(range, "range").isReversed() || range.isLimited()) {
            throw new IllegalArgumentException("What is removed is a range that is neither reversed nor limited");
        }
        return send(Replies::integer, range.isByScore() ? ZREMRANGEBYSCORE : ZREMRANGEBYRANK, range.min(), range.max());
    }

    @Override
    public Uni<@Nullable Scored<V>> popMin() {
        return send(this::first, ZPOPMIN);
    }

    @Override
    public Uni<@Nullable Scored<V>> popMax() {
        return send(this::first, ZPOPMAX);
    }

    @Override
    public Uni<List<Scored<V>>> popMin(long most) {
        return most(most) == 0 ? nothingSent(List.of()) : send(this::scored, ZPOPMIN, most);
    }

    @Override
    public Uni<List<Scored<V>>> popMax(long most) {
        return most(most) == 0 ? nothingSent(List.of()) : send(this::scored, ZPOPMAX, most);
    }

    @Override
    public Uni<Long> size() {
        return send(Replies::integer, ZCARD);
    }

    @Override
    public Multi<Scored<V>> scan() {
        return scan(ZSCAN, this::scored, "COUNT", Scanning.PAGE);
    }

    private @Nullable Scored<V> first(@Nullable Response reply) {
        List<Scored<V>> popped = scored(reply);
        return popped.isEmpty() ? null : popped.get(0);
    }

    /** Decodes pairs of a member and its score: each an array of its own in RESP3, one after the other elsewhere. */
    private List<Scored<V>> scored(@Nullable Response reply) {
        Response all = Replies.required(reply, ResponseType.MULTI);
        List<Scored<V>> members = new ArrayList<>();
        if (all.size() > 0 && all.get(0).type() == ResponseType.MULTI) {
            all.forEach(pair -> members.add(scored(pair.get(0), pair.get(1))));
        } else {
            Replies.eachPair(all, (member, score) -> members.add(scored(member, score)));
        }
        return members;
    }

    private Scored<V> scored(Response member, Response score) {
        return new Scored<>(element(member), Replies.number(score));
    }
}
