package io.redkit.runtime.session;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.redkit.session.HttpSessionAttributes;
import io.redkit.session.Session;
import io.redkit.session.SessionChanges;
import io.vertx.core.Future;
import io.vertx.ext.web.sstore.AbstractSession;

/**
 * A session of Vert.x Web, which knows what of it is in Redis. Its ids are Redkit's, so that a new id is a rotation of the
 * session and not another session.
 */
final class HttpSession extends AbstractSession {

    /** Vert.x puts its own user there, which Quarkus finds out anew for each request. */
    private static final String VERTX_USER = "__vertx.userHolder";

    /** In place of the id before: it is replaced in one step, and need not be deleted. */
    private static final String REPLACED = "replaced";

    private final SecureRandom random;
    private SessionId id;
    private @Nullable OpenSession stored;
    private boolean rotating;
    /** What this request knows to be in Redis, as it was written; others may have changed it since. */
    private Map<String, Object> storedValues = Map.of();
    /** What is on its way to Redis. */
    private Map<String, Object> flushedValues = Map.of();
    private Future<Void> lastFlush = Future.succeededFuture();

    /** Makes a session that is not in Redis yet. */
    HttpSession(SessionId id, SecureRandom random, long timeoutMillis) {
        this.random = random;
        this.id = id;
        setId(id.text());
        setTimeout(timeoutMillis);
        setLastAccessed(System.currentTimeMillis());
    }

    /** Makes the session that was read. */
    static HttpSession of(OpenSession read, SecureRandom random) {
        HttpSession session = new HttpSession(read.key(), random, read.idleTimeout().toMillis());
        Map<String, Object> data = new ConcurrentHashMap<>();
        Map<String, Object> values = new HashMap<>();
        read.names().forEach(name -> {
            Object value = HttpValues.read(Objects.requireNonNull(read.get(name, JsonNode.class)));
            data.put(name, value);
            values.put(name, HttpValues.write(value));
        });
        session.stored = read;
        session.storedValues = values;
        if (read.principal() != null) {
            data.put(HttpSessionAttributes.PRINCIPAL, read.principal());
        }
        session.setData(data);
        return session;
    }

    /** Notes that what was on its way has arrived. */
    void setStored(Session now) {
        stored = (OpenSession) now;
        storedValues = flushedValues;
    }

    /** Returns what is in Redis, null before it was ever put there. */
    @Nullable
    OpenSession stored() {
        return stored;
    }

    SessionId key() {
        return id;
    }

    /** Returns whose session it is to be, null for nobody's. */
    @Nullable
    String principal() {
        return isEmpty() ? null : data().get(HttpSessionAttributes.PRINCIPAL) instanceof String name ? name : null;
    }

    /**
     * Returns what this request has changed since it read the session or flushed it.
     *
     * @throws IllegalArgumentException if it holds something that cannot be kept
     */
    SessionChanges changes() {
        Map<String, Object> now = new HashMap<>();
        if (!isEmpty()) {
            data().forEach((name, value) -> {
                if (!name.equals(VERTX_USER) && !name.equals(HttpSessionAttributes.PRINCIPAL)) {
                    now.put(name, HttpValues.write(value));
                }
            });
        }
        flushedValues = now;
        SessionChanges changes = SessionChanges.NONE;
        for (Map.Entry<String, Object> each : now.entrySet()) {
            if (!each.getValue().equals(storedValues.get(each.getKey()))) {
                changes = HttpValues.with(changes, each.getKey(), each.getValue());
            }
        }
        for (String name : storedValues.keySet()) {
            changes = now.containsKey(name) ? changes : changes.remove(name);
        }
        return changes;
    }

    /** Lets the flushes of one session follow one another. */
    synchronized Future<Void> inTurn(Supplier<Future<Void>> flush) {
        lastFlush = lastFlush.transform(any -> flush.get());
        return lastFlush;
    }

    /** Notes that the new id is in Redis. */
    void rotated() {
        rotating = false;
    }

    @Override
    public io.vertx.ext.web.Session regenerateId() {
        if (stored == null) {
            id = SessionId.random(random);
        } else {
            id = stored.key().rotated(random);
            rotating = true;
        }
        setId(id.text());
        return this;
    }

    /** A login is noticed here, however the attribute was set: this is asked before the session is put. */
    @Override
    public boolean isRegenerated() {
        String principal = principal();
        if (!rotating && stored != null && principal != null && !principal.equals(stored.principal())) {
            regenerateId();
        }
        return rotating;
    }

    @Override
    public @Nullable String oldId() {
        return rotating ? REPLACED : null;
    }

    @Override
    public void flushed(boolean skipCrc) {
        // what is in Redis is noted when it is there
    }

    /** An id that Redis has not heard of cannot end the session. */
    @Override
    public void destroy() {
        super.destroy();
        if (rotating && stored != null) {
            rotating = false;
            id = stored.key();
            setId(id.text());
        }
    }
}
