package io.redkit.runtime.queue;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.redkit.queue.Job;
import io.redkit.queue.JobId;
import io.redkit.queue.JobProgress;
import io.redkit.queue.JobState;
import io.redkit.runtime.connection.resp.MapReply;
import io.vertx.redis.client.Response;

/** A job as its fields in Redis tell it. */
final class JobFields<T> implements Job<T> {

    private final JobId id;
    private final Map<String, Response> fields;
    private final Payloads<T> payloads;

    private JobFields(JobId id, Map<String, Response> fields, Payloads<T> payloads) {
        this.id = id;
        this.fields = fields;
        this.payloads = payloads;
    }

    /** Reads what HGETALL answers, as a map or as a list; null if there is no such job. */
    static <T> @Nullable Job<T> of(String id, @Nullable Response reply, Payloads<T> payloads) {
        Response all = JobReplies.list(reply);
        Map<String, Response> fields = new HashMap<>();
        if (all instanceof MapReply map) {
            for (int i = 0; i < map.size(); i++) {
                fields.put(map.key(i).toString(), map.value(i));
            }
        } else {
            for (int i = 0; i + 1 < all.size(); i += 2) {
                fields.put(all.get(i).toString(), all.get(i + 1));
            }
        }
        return fields.containsKey("state") ? new JobFields<>(new JobId(id), fields, payloads) : null;
    }

    @Override
    public JobId id() {
        return id;
    }

    @Override
    public JobState state() {
        return JobState.valueOf(text("state").toUpperCase(Locale.ROOT));
    }

    @Override
    @SuppressWarnings("NullAway") // as the codec sees it, a payload that is there is not null
    public @Nullable T payload() {
        byte[] bytes = bytes("payload");
        return bytes.length == 0 ? null : payloads.codec().decode(bytes);
    }

    @Override
    public int priority() {
        return (int) number("priority");
    }

    @Override
    public int attempts() {
        return (int) number("made");
    }

    @Override
    public int stalls() {
        return (int) number("stalls");
    }

    @Override
    public JobProgress progress() {
        return new JobProgress((int) number("percent"), text("note"));
    }

    @Override
    public <R> @Nullable R result(Class<R> type) {
        byte[] bytes = bytes("result");
        return bytes.length == 0 ? null : payloads.json().of(type).decode(bytes);
    }

    @Override
    public @Nullable String failure() {
        return fields.containsKey("failure") ? text("failure") : null;
    }

    @Override
    public Instant enqueuedAt() {
        return Instant.ofEpochMilli(number("enqueued"));
    }

    @Override
    public @Nullable Instant dueAt() {
        return time("due");
    }

    @Override
    public @Nullable Instant startedAt() {
        return time("started");
    }

    @Override
    public @Nullable Instant finishedAt() {
        return time("finished");
    }

    @Override
    public @Nullable String schedule() {
        return fields.containsKey("schedule") ? text("schedule") : null;
    }

    private @Nullable Instant time(String name) {
        return fields.containsKey(name) ? Instant.ofEpochMilli(number(name)) : null;
    }

    private long number(String name) {
        Response value = fields.get(name);
        return value == null ? 0 : value.toLong();
    }

    private String text(String name) {
        return JobReplies.text(fields.get(name));
    }

    private byte[] bytes(String name) {
        Response value = fields.get(name);
        return value == null ? new byte[0] : value.toBytes();
    }

    /** Leaves payload, result and failure out. */
    @Override
    public String toString() {
        return "Job " + id + " " + state();
    }
}
