package io.redkit.runtime.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.redkit.codec.EncryptionKeys;
import io.redkit.runtime.RedkitClient;
import io.redkit.session.ReactiveRedisSessions;
import io.redkit.session.RedisSessions;
import io.redkit.session.SessionEvent;
import io.redkit.testkit.RawRedis;
import io.redkit.testkit.Servers;

/** An empty Redis, sessions in it, and a plain client that sees what arrives. */
@ParameterizedClass(name = "{0}")
@EnumSource(Servers.class)
abstract class SessionContract {

    static final SessionSettings DEFAULTS = new SessionSettings(Duration.ofMinutes(30), Duration.ofDays(7), null, 0);

    @Parameter
    Servers target;

    RawRedis raw;
    RedkitClient client;
    RedisSessions sessions;
    final Queue<SessionEvent> events = new ConcurrentLinkedQueue<>();
    private final List<RedkitClient> clients = new ArrayList<>();

    @BeforeEach
    void open() {
        raw = target.raw();
        raw.flush();
        client = target.client(settings -> settings);
        clients.add(client);
        sessions = sessions(DEFAULTS);
    }

    @AfterEach
    void close() {
        clients.forEach(each -> each.close(Duration.ZERO));
    }

    final RedisSessions sessions(SessionSettings settings) {
        return Sessions.blocking(reactive(settings));
    }

    final ReactiveRedisSessions reactive(SessionSettings settings) {
        return Sessions.reactive(client.patterns(), settings, events::add);
    }

    final RedisSessions encrypted(String keyId, int seed) {
        byte[] key = new byte[32];
        key[0] = (byte) seed;
        EncryptionKeys keys = EncryptionKeys.of(keyId, Map.of(keyId, key));
        return sessions(new SessionSettings(DEFAULTS.idleTimeout(), DEFAULTS.absoluteTimeout(), keys, 0));
    }

    final String key(String handle) {
        return "session:" + handle;
    }

    final String index(String principal) {
        return "session:of:" + Digests.of(principal);
    }

    final List<SessionEvent.Kind> eventKinds() {
        return events.stream().map(SessionEvent::kind).toList();
    }
}
