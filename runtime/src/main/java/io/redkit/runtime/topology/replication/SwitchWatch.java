package io.redkit.runtime.topology.replication;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.command.OwnConnection;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.runtime.config.Endpoint;
import io.vertx.redis.client.Response;

/**
 * Listens to what one sentinel announces, and goes to another one when that one is lost or mute. As announcements may have
 * been missed meanwhile, it asks each time who the master is. Lives on the loop.
 */
final class SwitchWatch {

    private static final Logger LOG = Logger.getLogger("io.redkit");

    /** Time between two signs of life that the sentinel is asked for. */
    private static final Duration PING_INTERVAL = Duration.ofSeconds(2);
    private static final long FIRST_DELAY_MILLIS = 20;
    private static final int MOST_DOUBLINGS = 6;

    private final Sentinels sentinels;
    private final Questions questions;
    private final SentinelOrder order;
    private final Directory.Changes changes;
    private @Nullable OwnConnection current;
    private @Nullable Endpoint announced;
    private int failures;
    private boolean closed;

    SwitchWatch(Sentinels sentinels, Questions questions, SentinelOrder order, Directory.Changes changes) {
        this.sentinels = sentinels;
        this.questions = questions;
        this.order = order;
        this.changes = changes;
    }

    void start() {
        questions.loop().run(this::arm);
    }

    void close() {
        questions.loop().run(() -> closed = true);
    }

    private void arm() {
        if (closed) {
            return;
        }
        Endpoint sentinel = order.list().get(0);
        OwnConnection connection = questions.open(sentinel);
        current = connection;
        connection.onPush(message -> onPush(connection, message));
        connection.onEnd(reason -> questions.loop().run(() -> onLost(connection, sentinel)));
        String[] replicas = SwitchMessage.REPLICA_CHANNELS;
        Object[] channels = new Object[replicas.length + 1];
        channels[0] = SwitchMessage.SWITCH;
        System.arraycopy(replicas, 0, channels, 1, replicas.length);
        ask(connection, sentinel, Call.of(Commands.get("SUBSCRIBE"), channels), () -> onArmed(connection, sentinel));
    }

    private void onArmed(OwnConnection connection, Endpoint sentinel) {
        failures = 0;
        order.prefer(sentinel);
        pingLater(connection, sentinel);
        sentinels.learnFrom(sentinel);
        changes.onReplicas();
        Endpoint before = announced == null ? sentinels.latest() : announced;
        sentinels.forget();
        sentinels.server().subscribe().with(master -> questions.loop().run(() -> onMaster(before, master)),
                failure -> LOG.debugf("Redis client %s: %s", sentinels.client(), failure.getMessage()));
    }

    private void onMaster(@Nullable Endpoint before, Endpoint master) {
        if (before != null && !before.equals(master) && !master.equals(announced)) {
            sentinels.switched(before, master);
            changes.onMaster();
        }
        announced = master;
    }

    private void pingLater(OwnConnection connection, Endpoint sentinel) {
        questions.loop().runAfter(PING_INTERVAL, () -> {
            if (current == connection) {
                ask(connection, sentinel, Call.of(Commands.get("PING")), () -> pingLater(connection, sentinel));
            }
        });
    }

    private void ask(OwnConnection connection, Endpoint sentinel, Call call, Runnable then) {
        connection.send(call.within(Questions.LONGEST), new ReplyHandler() {
            @Override
            public void onReply(@Nullable Response reply) {
                questions.loop().run(then);
            }

            @Override
            public void onFailure(RuntimeException failure) {
                questions.loop().run(() -> onLost(connection, sentinel));
            }
        });
    }

    private void onLost(OwnConnection connection, Endpoint sentinel) {
        if (current != connection) {
            return;
        }
        current = null;
        connection.close();
        order.putLast(sentinel);
        if (++failures == order.list().size() && !closed) {
            LOG.warnf("Redis client %s: no sentinel can be listened to; a new master is noticed only when the connection to"
                    + " the old one is lost", sentinels.client());
        }
        long most = FIRST_DELAY_MILLIS << Math.min(failures, MOST_DOUBLINGS);
        long millis = ThreadLocalRandom.current().nextLong(most / 2, most);
        questions.loop().runAfter(Duration.ofMillis(millis), this::arm);
    }

    private void onPush(OwnConnection connection, Response message) {
        if (message.size() == 3 && "message".equals(String.valueOf(message.get(0)))) {
            String channel = String.valueOf(message.get(1));
            String text = String.valueOf(message.get(2));
            questions.loop().run(() -> onAnnouncement(connection, sentinels.read(channel, text)));
        }
    }

    private void onAnnouncement(OwnConnection connection, SwitchMessage message) {
        if (current != connection) {
            return; // the next one tells, or is asked
        }
        Endpoint master = message.master();
        if (master != null && !master.equals(announced)) {
            sentinels.switched(announced, master);
            announced = master;
            changes.onMaster();
        } else if (message.aboutReplica()) {
            changes.onReplicas();
        }
    }
}
