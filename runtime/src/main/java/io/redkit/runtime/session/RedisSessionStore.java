package io.redkit.runtime.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.redkit.CallOptions;
import io.redkit.KeySpace;
import io.redkit.ReadFrom;
import io.redkit.RedisCodecException;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandSpec;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.pattern.PatternSupport;
import io.redkit.runtime.script.LuaScript;
import io.redkit.runtime.script.OnceRequest;
import io.redkit.runtime.service.ReplyDecoder;
import io.redkit.runtime.service.Services;
import io.redkit.runtime.session.SessionReplies.Access;
import io.redkit.runtime.session.SessionReplies.Refresh;
import io.redkit.runtime.session.StoredSession.Change;
import io.redkit.runtime.session.StoredSession.Fresh;
import io.redkit.runtime.session.StoredSession.Outcome;
import io.redkit.runtime.session.StoredSession.Owner;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Response;

/** Sessions as hashes in Redis, each changed by scripts on its one key. */
final class RedisSessionStore implements StoredSessions {

    private static final Logger LOG = Logger.getLogger("io.redkit.session");

    /** How many sessions are read or ended at once. */
    private static final int AT_ONCE = 64;

    private static final LuaScript CREATE = LuaScript.load(RedisSessionStore.class, "create.lua");
    private static final LuaScript ACCESS = LuaScript.load(RedisSessionStore.class, "access.lua");
    private static final LuaScript UPDATE = LuaScript.load(RedisSessionStore.class, "update.lua");
    private static final LuaScript ROTATE = LuaScript.load(RedisSessionStore.class, "rotate.lua");
    private static final LuaScript DESTROY = LuaScript.load(RedisSessionStore.class, "destroy.lua");
    private static final LuaScript END = LuaScript.load(RedisSessionStore.class, "end.lua");
    private static final CommandSpec HGETALL = Commands.get("HGETALL");
    private static final CommandSpec UNLINK = Commands.get("UNLINK");
    private static final CallOptions FROM_MASTER = CallOptions.DEFAULT.readFrom(ReadFrom.MASTER);

    private final PatternSupport support;
    private final SessionIndex index;
    private final Consumer<String> unreadable;

    /** @param unreadable is told the handles of sessions that are no sessions */
    RedisSessionStore(PatternSupport support, Consumer<String> unreadable) {
        this.support = support;
        this.index = new SessionIndex(support);
        this.unreadable = unreadable;
    }

    @Override
    public Uni<StoredSession> create(Fresh session) {
        Owner owner = session.owner();
        List<Object> args = new ArrayList<>(List.of(session.id().proof(), session.idle(), session.life(),
                owner == null ? "" : owner.digest(), owner == null ? "" : owner.encoded(), session.version(),
                OnceRequest.newId()));
        session.fields().forEach((name, field) -> args.addAll(List.of(name, field.version(), field.value())));
        Uni<StoredSession> made = run(CREATE, session.id().handle(), reply -> stored(session, reply), args.toArray());
        return owner == null ? made
                : index.note(owner.digest(), session.id().handle(), session.idle()).chain(() -> made);
    }

    private static StoredSession stored(Fresh session, @Nullable Response reply) {
        Response times = SessionReplies.list(reply, 2);
        long created = times.get(0).toLong();
        return new StoredSession(session.id().handle(), session.id().proof(), created, created, session.idle(),
                times.get(1).toLong(), session.version(), session.owner(), session.fields());
    }

    @Override
    public Uni<@Nullable StoredSession> peek(SessionId id) {
        return read(id.handle()).map(session -> session != null && session.proof().equals(id.proof()) ? session : null);
    }

    private Uni<@Nullable StoredSession> read(String handle) {
        Call call = Call.of(HGETALL, key(handle)).with(FROM_MASTER);
        return unlessUnreadable(handle, Services.uni(support.commands(), call, reply -> SessionFields.read(handle, reply)));
    }

    @Override
    public Uni<@Nullable StoredSession> access(SessionId id) {
        return unlessUnreadable(id.handle(), access(id, "1", "").map(access -> access == null ? null : access.session()));
    }

    @Override
    public Uni<Boolean> touch(SessionId id, long idle) {
        Uni<Boolean> touched = access(id, "0", idle == 0 ? "" : Long.toString(idle)).map(Objects::nonNull);
        return idle == 0 ? touched : noteLonger(id, idle).chain(() -> touched);
    }

    /** Before the session may live longer, its entry in the index must. */
    private Uni<Void> noteLonger(SessionId id, long idle) {
        return peek(id).chain(session -> session == null || session.owner() == null ? Uni.createFrom().voidItem()
                : index.note(session.owner().digest(), id.handle(), idle));
    }

    private Uni<@Nullable Access> access(SessionId id, String read, String idle) {
        return this.<@Nullable Access> run(ACCESS, id.handle(), reply -> SessionReplies.access(id.handle(), reply),
                id.proof(), read, idle)
                .call(access -> refresh(id.handle(), access == null ? null : access.refresh()));
    }

    /** Entries lapse late, so that the next access comes early enough where this one cannot refresh. */
    private Uni<Void> refresh(String handle, @Nullable Refresh refresh) {
        if (refresh == null) {
            return Uni.createFrom().voidItem();
        }
        return index.note(refresh.owner(), handle, refresh.idle()).onFailure()
                .invoke(failure -> LOG.debug("An index of sessions was not refreshed; the next access does it", failure))
                .onFailure().recoverWithNull().replaceWithVoid();
    }

    @Override
    public Uni<@Nullable Outcome> update(SessionId id, List<Change> changes) {
        List<Object> args = new ArrayList<>(List.of(id.proof(), OnceRequest.newId(), requestMillis()));
        for (Change change : changes) {
            byte[] value = change.value();
            args.addAll(List.of(change.name(), change.base(), value == null ? "remove" : "put", value == null ? "" : value));
        }
        return this.<SessionReplies.@Nullable Update> run(UPDATE, id.handle(), SessionReplies::update, args.toArray())
                .call(update -> refresh(id.handle(), update == null ? null : update.refresh()))
                .map(update -> update == null ? null : update.outcome());
    }

    @Override
    public Uni<@Nullable StoredSession> rotate(SessionId old, SessionId fresh, @Nullable Owner owner, long idle) {
        Uni<@Nullable StoredSession> replaced = unlessUnreadable(old.handle(), replace(old, fresh, owner));
        return owner == null ? replaced : index.note(owner.digest(), old.handle(), idle).chain(() -> replaced);
    }

    /** Longer than anybody sends the same request again. */
    private long requestMillis() {
        return 2 * support.commandTimeout().toMillis();
    }

    private record Rotated(String before, @Nullable StoredSession session) {
    }

    private Uni<@Nullable StoredSession> replace(SessionId old, SessionId fresh, @Nullable Owner owner) {
        ReplyDecoder<Rotated> decoder = reply -> reply == null ? null
                : new Rotated(SessionReplies.list(reply, 2).get(0).toString(),
                        SessionFields.read(old.handle(), reply.get(1)));
        return this.<@Nullable Rotated> run(ROTATE, old.handle(), decoder, old.proof(), fresh.proof(),
                owner == null ? "" : owner.digest(), owner == null ? "" : owner.encoded())
                .call(rotated -> rotated == null || owner == null || rotated.before().equals(owner.digest())
                        ? Uni.createFrom().voidItem()
                        : forget(rotated.before(), List.of(old.handle())))
                .map(rotated -> rotated == null ? null : rotated.session());
    }

    /** What stays in an index lapses: a failure is none of the caller's. */
    private Uni<Void> forget(String owner, List<String> handles) {
        return owner.isEmpty() ? Uni.createFrom().voidItem()
                : index.remove(owner, handles).onFailure().recoverWithNull().replaceWithVoid();
    }

    @Override
    public Uni<Boolean> destroy(SessionId id) {
        return this
                .<@Nullable String> runOnce(DESTROY, id.handle(), reply -> reply == null ? null : reply.toString(), id.proof())
                .call(owner -> owner == null ? Uni.createFrom().voidItem() : forget(owner, List.of(id.handle())))
                .map(Objects::nonNull);
    }

    @Override
    public Multi<StoredSession> list(String owner) {
        return index.pages(owner).onItem().transformToMultiAndConcatenate(page -> Multi.createFrom().iterable(page)
                .onItem().transformToUni(this::read).merge(AT_ONCE)
                .select().where(session -> session.owner() != null && session.owner().digest().equals(owner)));
    }

    /** Removes whatever session has this handle, or none. Its entry in an index lapses. */
    Uni<Void> discard(String handle) {
        Call call = Call.of(UNLINK, key(handle)).with(CallOptions.DEFAULT.idempotent());
        return Services.<@Nullable Void> uni(support.commands(), call, reply -> null).replaceWithVoid();
    }

    @Override
    public Uni<Boolean> end(String owner, String handle) {
        return endOne(owner, handle).call(ended -> ended ? forget(owner, List.of(handle)) : Uni.createFrom().voidItem());
    }

    private Uni<Boolean> endOne(String owner, String handle) {
        return runOnce(END, handle, SessionReplies::isOne, owner);
    }

    @Override
    public Multi<String> endAll(String owner, @Nullable String except) {
        return index.pages(owner).onItem().transformToMultiAndConcatenate(page -> endPage(owner, page, except));
    }

    private Multi<String> endPage(String owner, List<String> page, @Nullable String except) {
        return Multi.createFrom().iterable(page).select().where(handle -> !handle.equals(except))
                .onItem().transformToUni(handle -> endOne(owner, handle).map(ended -> ended ? handle : ""))
                .collectFailures().merge(AT_ONCE)
                .select().where(handle -> !handle.isEmpty())
                .collect().asList().call(ended -> forget(owner, ended))
                .onItem().transformToMulti(ended -> Multi.createFrom().iterable(ended));
    }

    private Uni<@Nullable StoredSession> unlessUnreadable(String handle, Uni<@Nullable StoredSession> reading) {
        return reading.onFailure(RedisCodecException.class).invoke(() -> unreadable.accept(handle))
                .onFailure(RedisCodecException.class).recoverWithNull();
    }

    private <T> Uni<T> run(LuaScript script, String handle, ReplyDecoder<T> decoder, Object... args) {
        Call call = script.call(new Object[] { key(handle) }, Arrays.copyOf(args, args.length, Object[].class));
        return Services.uni(support.over(script), call, decoder);
    }

    private <T> Uni<T> runOnce(LuaScript script, String handle, ReplyDecoder<T> decoder, String arg) {
        return Uni.createFrom().deferred(() -> {
            String key = key(handle);
            String record = OnceRequest.record(support.keys(), script.name(), key, OnceRequest.newId());
            Call call = script.call(new Object[] { key, record },
                    new Object[] { arg, OnceRequest.recordMillis(support.commandTimeout()) });
            return Services.uni(support.over(script), call, decoder);
        });
    }

    private String key(String handle) {
        return support.keys().prefix(KeySpace.key(KeySpace.SESSION, handle));
    }
}
