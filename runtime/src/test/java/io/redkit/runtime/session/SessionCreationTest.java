package io.redkit.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.runtime.RedkitClient;
import io.redkit.runtime.pattern.Sent;
import io.redkit.runtime.script.LuaScript;
import io.redkit.runtime.session.StoredSession.Change;
import io.redkit.runtime.session.StoredSession.Field;
import io.redkit.testkit.TestRedis;

/** The same request to create a session, executed more than once. */
class SessionCreationTest {

    private static final LuaScript CREATE = LuaScript.load(RedisSessionStore.class, "create.lua");

    private final SecureRandom random = new SecureRandom();
    private final SessionId id = SessionId.random(random);
    private final RedkitClient client = TestRedis.client(settings -> settings.commandTimeout(Duration.ofSeconds(10)));
    private final RedisSessionStore store = new RedisSessionStore(client.patterns(), handle -> {
    });

    @AfterEach
    void close() {
        client.close(Duration.ZERO);
    }

    /** Returns when the session was created. */
    private String create(String request, String value) {
        Object[] args = { id.proof(), 60_000L, 0L, "", "", 1L, request, "a", 1L, value };
        return Sent.send(client.patterns().over(CREATE), CREATE.call(new Object[] { "session:" + id.handle() }, args),
                reply -> reply.get(0).toString()).join();
    }

    private String valueOf(SessionId its) {
        Field field = store.peek(its).await().indefinitely().fields().get("a");
        return new String(field.value(), StandardCharsets.US_ASCII);
    }

    @Test
    void create_copyArrivesAfterAnUpdate_leavesItAlone() {
        String created = create("request", "old");
        store.update(id, List.of(new Change("a", 1, new byte[] { 'n', 'e', 'w' }))).await().indefinitely();

        assertThat(create("request", "old")).isEqualTo(created);

        assertThat(valueOf(id)).isEqualTo("new");
    }

    @Test
    void create_copyArrivesAfterARotation_leavesTheOldIdUnknown() {
        create("request", "old");
        SessionId fresh = id.rotated(random);
        store.rotate(id, fresh, null, 60_000).await().indefinitely();

        create("request", "old");

        assertThat(store.peek(id).await().indefinitely()).isNull();
        assertThat(valueOf(fresh)).isEqualTo("old");
    }

    @Test
    void create_anotherRequest_createsItAnew() {
        create("request", "old");

        create("another", "new");

        assertThat(valueOf(id)).isEqualTo("new");
    }
}
