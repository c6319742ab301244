package io.redkit.runtime.subscribe;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.redkit.RedisCommandRefusedException;
import io.redkit.RedisServerException;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.command.EqualJitter;
import io.redkit.runtime.command.OwnConnection;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.runtime.subscribe.Channel.Stage;
import io.redkit.runtime.subscribe.Topic.Kind;
import io.vertx.redis.client.Response;

/**
 * The subscriptions that go over one connection.
 * <p>
 * What is wanted and what the server has confirmed are two things, and whenever one of them changes the difference is sent.
 * So a lost connection, a refusal and a subscription that the server ended are all repaired in the same way. A lost connection
 * is replaced for ever, with growing waits. A PING now and then tells a silent connection from a quiet one.
 * <p>
 * Guarded by the monitor of the subscriber, and calls listeners outside of it.
 */
final class Line {

    private static final Logger LOG = Logger.getLogger("io.redkit");
    private static final Duration PING_INTERVAL = Duration.ofSeconds(3);

    /** Bounds what waits in the client and at the server, however many subscriptions are restored. */
    private static final int MOST_OUTSTANDING = 64;

    private final String client;
    private final Subscriber owner;
    private final Supplier<OwnConnection> connections;
    private final ScheduledExecutorService timers;
    private final EqualJitter waits;
    private final Map<Topic, Channel> channels = new LinkedHashMap<>();
    private final Set<Channel> changed = new LinkedHashSet<>();
    private @Nullable OwnConnection connection;
    private int outstanding;
    private int failures;
    private boolean resting;
    private boolean closed;

    Line(String client, Subscriber owner, Supplier<OwnConnection> connections, ScheduledExecutorService timers,
            EqualJitter waits) {
        this.client = client;
        this.owner = owner;
        this.connections = connections;
        this.timers = timers;
        this.waits = waits;
    }

    List<Channel> channels() {
        return List.copyOf(channels.values());
    }

    /** Takes the channel if it is new here, and sends what there is to send about it. */
    void changed(Channel channel) {
        if (channel.line != this) {
            channel.line = this;
            channel.reset();
            channels.put(channel.topic, channel);
        }
        changed.add(channel);
        sendChanges();
    }

    /** Gives the channel away: it belongs to another server now. */
    void release(Channel channel) {
        channels.remove(channel.topic);
        changed.remove(channel);
        channel.line = null;
        if (connection != null && channel.stage != Stage.UNKNOWN) {
            String command = channel.topic.kind().unsubscribe();
            connection.send(Call.of(Commands.get(command), channel.topic.name()), IGNORED);
        }
    }

    private void sendChanges() {
        if (closed || resting) {
            return;
        }
        if (connection == null && channels.values().stream().anyMatch(Channel::isWanted)) {
            connect();
        }
        OwnConnection open = connection;
        while (outstanding < MOST_OUTSTANDING) {
            Batch batch = nextBatch();
            if (batch == null || open == null) {
                return;
            }
            outstanding++;
            open.send(batch.begin(), new Answer(open, batch));
        }
    }

    private @Nullable Batch nextBatch() {
        Batch batch = null;
        for (Iterator<Channel> all = changed.iterator(); all.hasNext();) {
            Channel each = all.next();
            Stage next = each.next();
            if (next != null) {
                batch = batch == null ? new Batch(each.topic.kind(), next) : batch;
                if (!batch.add(each, next)) {
                    return batch;
                }
            }
            all.remove();
            forgetIfGone(each);
        }
        return batch;
    }

    private void forgetIfGone(Channel channel) {
        if (channel.stage == Stage.UNKNOWN && !channel.isWanted()) {
            channels.remove(channel.topic);
            channel.line = null;
            owner.forget(channel);
        }
    }

    private void connect() {
        OwnConnection opened = connections.get();
        connection = opened;
        outstanding = 0;
        opened.onPush(message -> onPush(opened, message));
        opened.onEnd(reason -> onEnd(opened));
        pingLater(opened);
    }

    private void onEnd(OwnConnection ended) {
        synchronized (owner) {
            if (connection != ended) {
                return;
            }
            connection = null;
            channels().forEach(each -> {
                each.reset();
                changed.add(each);
                forgetIfGone(each);
            });
            changed.removeIf(each -> each.line != this);
            if (closed || channels.isEmpty()) {
                owner.forget(this);
                return;
            }
            resting = true;
        }
        later(Duration.ofMillis(waits.millisAfter(failures++)), this::goOn);
    }

    private void goOn() {
        owner.relocate(this);
        synchronized (owner) {
            resting = false;
            if (channels.isEmpty()) {
                owner.forget(this);
            }
            sendChanges();
        }
    }

    private void onPush(OwnConnection from, Response message) {
        if (message.size() < 3) {
            return;
        }
        String kind = String.valueOf(message.get(0));
        Topic topic = Topic.of(kind, String.valueOf(message.get(1)));
        Channel channel;
        synchronized (owner) {
            channel = connection == from && topic != null ? channels.get(topic) : null;
        }
        if (channel == null) {
            return;
        }
        if (kind.endsWith("unsubscribe")) {
            onEndedByServer(channel);
            return;
        }
        boolean isPattern = channel.topic.kind() == Kind.PATTERN;
        Response content = message.get(isPattern ? 3 : 2);
        String where = isPattern ? String.valueOf(message.get(2)) : channel.topic.name();
        if (content != null) {
            channel.tell(listener -> listener.onMessage(where, content));
        }
    }

    /** Where it was not told to, the server did so by itself: a right was taken away, or a slot has moved. */
    private void onEndedByServer(Channel channel) {
        synchronized (owner) {
            if (channel.line != this || channel.stage != Stage.CONFIRMED) {
                return;
            }
            channel.stage = Stage.UNKNOWN;
            changed(channel);
        }
        owner.relocate(this);
    }

    private void pingLater(OwnConnection over) {
        later(PING_INTERVAL, () -> {
            boolean idle;
            synchronized (owner) {
                if (connection != over) {
                    return;
                }
                channels.values().stream().filter(each -> each.refused).forEach(each -> {
                    each.refused = false; // to be tried again
                    changed.add(each);
                });
                sendChanges();
                idle = channels.isEmpty();
                if (idle) {
                    connection = null;
                    owner.forget(this);
                }
            }
            if (idle) {
                over.close();
            } else {
                owner.placeAll(this);
                over.send(Call.of(Commands.get("PING")), new Pinged(over));
            }
        });
    }

    private void later(Duration wait, Runnable task) {
        try {
            timers.schedule(task, wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debugf("Redis client %s: the application ends, and so do its subscriptions", client);
        }
    }

    /** Closes the connection. Listeners are told nothing more. */
    void close() {
        OwnConnection last;
        synchronized (owner) {
            closed = true;
            channels.clear();
            last = connection;
            connection = null;
        }
        if (last != null) {
            last.close();
        }
    }

    private static final ReplyHandler IGNORED = new ReplyHandler() {
        @Override
        public void onReply(@Nullable Response reply) {
        }

        @Override
        public void onFailure(RuntimeException failure) {
        }
    };

    /** Hears whether the server has done what it was told. */
    private final class Answer implements ReplyHandler {

        private final OwnConnection over;
        private final Batch batch;

        Answer(OwnConnection over, Batch batch) {
            this.over = over;
            this.batch = batch;
        }

        @Override
        public void onReply(@Nullable Response reply) {
            List<Channel.Member> confirmed;
            synchronized (owner) {
                if (connection != over) {
                    return;
                }
                failures = 0;
                outstanding--;
                confirmed = batch.succeed(Line.this);
                changed.addAll(batch.here(Line.this));
                sendChanges();
            }
            confirmed.forEach(Channel.Member::confirmed);
        }

        /** A refusal concerns the channels; whatever else it is, the connection is not to be trusted any more. */
        @Override
        public void onFailure(RuntimeException failure) {
            if (!(failure instanceof RedisServerException) && !isMisplaced(failure)) {
                over.close();
                return;
            }
            synchronized (owner) {
                if (connection != over) {
                    return;
                }
                outstanding--;
                batch.fail(Line.this, () -> LOG.warnf("Redis client %s: the server refuses a subscription, which is tried again"
                        + " every %d seconds: %s", client, PING_INTERVAL.toSeconds(), failure.getMessage()));
                changed.addAll(batch.here(Line.this));
                sendChanges();
            }
            if (isMisplaced(failure)) {
                owner.relocate(Line.this);
            }
        }

        /** The client refuses by itself what it knows to belong to another server. */
        private static boolean isMisplaced(RuntimeException failure) {
            return failure instanceof RedisCommandRefusedException
                    || failure instanceof RedisServerException error && error.code().equals("MOVED");
        }
    }

    private final class Pinged implements ReplyHandler {

        private final OwnConnection over;

        Pinged(OwnConnection over) {
            this.over = over;
        }

        @Override
        public void onReply(@Nullable Response reply) {
            pingLater(over);
        }

        @Override
        public void onFailure(RuntimeException failure) {
            over.close();
        }
    }
}
