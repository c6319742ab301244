package io.redkit.runtime.queue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.redkit.CallOptions;
import io.redkit.ReadFrom;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.pattern.PatternSupport;
import io.redkit.runtime.script.LuaScript;
import io.redkit.runtime.script.OnceRequest;
import io.redkit.runtime.script.ScriptEffect;
import io.redkit.runtime.service.ReplyDecoder;
import io.redkit.runtime.service.Services;
import io.redkit.runtime.topology.Slots;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Response;

/** The scripts of queues, as methods. Each is one round trip. */
final class JobScripts implements Enqueuing {

    private static final LuaScript ADD = LuaScript.load(JobScripts.class, "add.lua");
    private static final LuaScript ADD_ON_TERMS = changing("add-on-terms.lua");
    private static final LuaScript TURN = changing("turn.lua");
    private static final LuaScript FINISH = changing("finish.lua");
    private static final LuaScript RENEW = changing("renew.lua");
    private static final LuaScript PROGRESS = changing("progress.lua");
    private static final LuaScript CANCEL = changing("cancel.lua");
    private static final LuaScript RETRY = changing("retry.lua");
    private static final LuaScript RETRY_DEAD = changing("retry-dead.lua");
    private static final LuaScript REMOVE = changing("remove.lua");
    private static final LuaScript PAUSE = changing("pause.lua");
    private static final LuaScript SCHEDULE = changing("schedule.lua");
    private static final LuaScript UNSCHEDULE = changing("unschedule.lua");
    private static final LuaScript OCCUR = changing("occur.lua");
    private static final LuaScript LIST = LuaScript.load(JobScripts.class, "list.lua");
    private static final LuaScript COUNTS = LuaScript.load(JobScripts.class, "counts.lua");
    private static final LuaScript SCHEDULES = LuaScript.load(JobScripts.class, "schedules.lua");
    private static final CallOptions FROM_MASTER = CallOptions.DEFAULT.readFrom(ReadFrom.MASTER);
    private static final long MILLIS = 1000;

    private final PatternSupport support;

    JobScripts(PatternSupport support) {
        this.support = support;
    }

    private static LuaScript changing(String file) {
        return LuaScript.load(JobScripts.class, file, "shared.lua");
    }

    private <T> Uni<T> run(LuaScript script, QueueKeys queue, ReplyDecoder<T> decoder, Object... args) {
        Object[] keys = { queue.base() };
        Call call;
        if (script.head().effect() == ScriptEffect.ONCE) {
            String record = OnceRequest.record(support.keys(), script.name(), queue.base(), OnceRequest.newId());
            Object[] all = Arrays.copyOf(args, args.length + 1);
            all[args.length] = OnceRequest.recordMillis(support.commandTimeout());
            call = script.call(new Object[] { queue.base(), record }, all);
        } else {
            call = script.call(keys, args);
        }
        if (script.head().effect() == ScriptEffect.READ) {
            call = call.with(FROM_MASTER);
        }
        return Services.uni(support.over(script), call, decoder);
    }

    @Override
    public Uni<List<String>> add(QueueKeys queue, List<Draft> drafts) {
        List<Object> args = new ArrayList<>();
        boolean arePlain = drafts.stream().allMatch(Draft::isPlain);
        drafts.forEach(draft -> draft.addTo(args, !arePlain));
        return run(arePlain ? ADD : ADD_ON_TERMS, queue, JobReplies::texts, args.toArray());
    }

    /** @param room most jobs to take */
    Uni<Turn> turn(QueueKeys queue, String worker, long turn, int room, WorkerSpec spec) {
        return run(TURN, queue, Turn::of, worker, String.valueOf(turn), (long) room, spec.leaseMillis(),
                (long) spec.options().attempts(), (long) spec.options().concurrencyOfAll(), spec.rateStarts(),
                spec.rateMillis());
    }

    /** Emits for each whether it was still its owner's. */
    Uni<List<Long>> finish(QueueKeys queue, JobSettings.History history, List<Ending> endings) {
        List<Object> args = new ArrayList<>(List.of((long) history.max(), history.maxAge().toMillis(),
                (long) history.maxDead(), history.maxDeadAge().toMillis()));
        endings.forEach(ending -> ending.addTo(args));
        return run(FINISH, queue, JobReplies::numbers, args.toArray());
    }

    /** Emits for each 0 if it is lost, 1 if it is held, 2 if it is to be cancelled. */
    Uni<List<Long>> renew(QueueKeys queue, long leaseMillis, List<Attempt> attempts) {
        List<Object> args = new ArrayList<>(List.of(leaseMillis));
        for (Attempt attempt : attempts) {
            args.add(attempt.job().id());
            args.add(attempt.job().owner());
        }
        return run(RENEW, queue, JobReplies::numbers, args.toArray());
    }

    Uni<Boolean> progress(QueueKeys queue, TakenJob job, int percent, String note) {
        return run(PROGRESS, queue, JobReplies::isOne, job.id(), job.owner(), (long) percent, note);
    }

    Uni<Boolean> cancel(QueueKeys queue, String id) {
        return run(CANCEL, queue, JobReplies::isOne, id, queue.channel());
    }

    Uni<Boolean> retry(QueueKeys queue, String id) {
        return run(RETRY, queue, JobReplies::isOne, id);
    }

    Uni<Long> retryDead(QueueKeys queue, int most) {
        return run(RETRY_DEAD, queue, JobReplies::number, (long) most);
    }

    Uni<Boolean> remove(QueueKeys queue, String id) {
        return run(REMOVE, queue, JobReplies::isOne, id);
    }

    Uni<Boolean> pause(QueueKeys queue, boolean isPaused) {
        return run(PAUSE, queue, reply -> true, isPaused ? 1L : 0L);
    }

    <T> Uni<List<T>> list(QueueKeys queue, String state, int offset, int count, ReplyDecoder<T> decoder) {
        return run(LIST, queue, reply -> JobReplies.each(reply, decoder), state, (long) offset, (long) offset + count - 1);
    }

    Uni<List<Long>> counts(QueueKeys queue, List<String> states) {
        return run(COUNTS, queue, JobReplies::numbers, states.toArray());
    }

    /** @param decoder gets the fields and values of the job; an empty list if it is unknown */
    <T> Uni<T> job(QueueKeys queue, String id, ReplyDecoder<T> decoder) {
        return Services.uni(support.commands(), Call.of(Commands.get("HGETALL"), queue.job(id)).with(FROM_MASTER), decoder);
    }

    /** Emits the time of the next job. */
    Uni<Long> schedule(QueueKeys queue, String name, String cron, String zone, byte[] payload, long next) {
        return run(SCHEDULE, queue, JobReplies::number, name, cron, zone, payload, next);
    }

    Uni<Boolean> unschedule(QueueKeys queue, String name) {
        return run(UNSCHEDULE, queue, JobReplies::isOne, name);
    }

    /** @param next 0 for none */
    Uni<Boolean> occur(QueueKeys queue, Turn.Due due, long next) {
        return run(OCCUR, queue, JobReplies::isOne, due.name(), due.millis(), due.cron(), next);
    }

    <T> Uni<List<T>> schedules(QueueKeys queue, ReplyDecoder<T> decoder) {
        return run(SCHEDULES, queue, reply -> JobReplies.each(reply, decoder));
    }

    /** Emits the time of the server that has the queue, in milliseconds. */
    Uni<Long> time(QueueKeys queue) {
        Call call = Call.of(Commands.get("TIME")).at(Slots.of(queue.base())).with(FROM_MASTER);
        return Services.uni(support.commands(), call, JobScripts::millis);
    }

    private static Long millis(@Nullable Response reply) {
        Response time = JobReplies.list(reply);
        return time.get(0).toLong() * MILLIS + time.get(1).toLong() / MILLIS;
    }
}
