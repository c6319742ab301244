package io.redkit.runtime.subscribe;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.redkit.RedisServerException;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.command.EqualJitter;
import io.redkit.runtime.command.OwnConnection;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.runtime.subscribe.Channel.Stage;
import io.vertx.redis.client.Response;

/**
 * The subscriptions of one client, all over one connection of their own, which is opened when the first is wanted. In a
 * cluster it goes to any master: PUBLISH reaches them all.
 * <p>
 * What is wanted and what the server has confirmed are two things, and whenever one of them changes the difference is sent.
 * So a lost connection, a refusal and a subscription that the server ended are all repaired in the same way. A lost connection
 * is replaced for ever, with growing waits. A PING now and then tells a silent connection from a quiet one.
 * <p>
 * Everything in here is guarded by this object's monitor, and listeners are called outside of it.
 */
public final class Subscriber {

    private static final Logger LOG = Logger.getLogger("io.redkit");
    private static final Duration PING_INTERVAL = Duration.ofSeconds(3);

    private final String client;
    private final Supplier<OwnConnection> connections;
    private final ScheduledExecutorService timers;
    private final EqualJitter waits;
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private @Nullable OwnConnection connection;
    private int failures;
    private boolean resting;
    private boolean closed;

    /**
     * @param client name of the client, for messages
     * @param connections makes a connection that tells its end; see {@link io.redkit.OnConnectionLoss#FAIL}
     * @param timers runs short tasks later
     * @param firstWait wait before a lost connection is replaced; it doubles with each failure
     * @param longestWait longest such wait
     */
    public Subscriber(String client, Supplier<OwnConnection> connections, ScheduledExecutorService timers, Duration firstWait,
            Duration longestWait) {
        this.client = client;
        this.connections = connections;
        this.timers = timers;
        this.waits = new EqualJitter(firstWait, longestWait);
    }

    /**
     * Listens to a channel, until the returned subscription is closed. Does not wait.
     *
     * @param channel complete, with prefix
     */
    public Subscription subscribe(String channel, ChannelListener listener) {
        Channel its;
        Channel.Member member;
        boolean confirmed;
        synchronized (this) {
            its = channels.computeIfAbsent(channel, Channel::new);
            member = its.add(listener);
            confirmed = its.stage == Stage.CONFIRMED;
            reconcile();
        }
        if (confirmed) {
            member.confirmed();
        }
        return () -> unsubscribe(its, member);
    }

    private synchronized void unsubscribe(Channel channel, Channel.Member member) {
        channel.remove(member);
        reconcile();
    }

    /** Closes the connection. Listeners are told nothing more. */
    public void close() {
        OwnConnection last;
        synchronized (this) {
            closed = true;
            channels.clear();
            last = connection;
            connection = null;
        }
        if (last != null) {
            last.close();
        }
    }

    /** Sends the difference between what is wanted and what the server knows or was told already. */
    private void reconcile() {
        channels.values().removeIf(each -> each.stage == Stage.UNKNOWN && !each.isWanted());
        if (closed || resting) {
            return;
        }
        if (connection == null && !channels.isEmpty()) {
            connect();
        }
        OwnConnection open = connection;
        if (open != null) {
            move(open, "SUBSCRIBE", Stage.UNKNOWN, Stage.SUBSCRIBING, true);
            move(open, "UNSUBSCRIBE", Stage.CONFIRMED, Stage.UNSUBSCRIBING, false);
        }
    }

    /** One command for each channel: a refusal of one must not be that of others. */
    private void move(OwnConnection open, String command, Stage from, Stage to, boolean wanted) {
        for (Channel each : List.copyOf(channels.values())) {
            if (each.stage == from && each.isWanted() == wanted && !each.refused) {
                each.stage = to;
                open.send(Call.of(Commands.get(command), each.name), new Moved(open, each, to));
            }
        }
    }

    private void connect() {
        OwnConnection opened = connections.get();
        connection = opened;
        opened.onPush(message -> onPush(opened, message));
        opened.onEnd(reason -> onEnd(opened));
        pingLater(opened);
    }

    private void onEnd(OwnConnection ended) {
        synchronized (this) {
            if (connection != ended) {
                return;
            }
            connection = null;
            channels.values().forEach(each -> {
                each.stage = Stage.UNKNOWN;
                each.refused = false;
            });
            channels.values().removeIf(each -> !each.isWanted());
            if (channels.isEmpty()) {
                return;
            }
            resting = true;
        }
        later(Duration.ofMillis(waits.millisAfter(failures++)), () -> {
            synchronized (this) {
                resting = false;
                reconcile();
            }
        });
    }

    private void onPush(OwnConnection from, Response message) {
        if (message.size() < 3) {
            return;
        }
        String kind = String.valueOf(message.get(0));
        Channel channel;
        synchronized (this) {
            channel = connection == from ? channels.get(String.valueOf(message.get(1))) : null;
            if (channel != null && kind.equals("unsubscribe") && channel.stage == Stage.CONFIRMED) {
                channel.stage = Stage.UNKNOWN; // the server did so by itself
                reconcile();
            }
        }
        Response content = message.get(2);
        if (channel != null && kind.equals("message") && content != null) {
            channel.tell(listener -> listener.onMessage(content));
        }
    }

    private void pingLater(OwnConnection over) {
        later(PING_INTERVAL, () -> {
            boolean idle;
            synchronized (this) {
                if (connection != over) {
                    return;
                }
                channels.values().forEach(each -> each.refused = false); // to be tried again
                reconcile();
                idle = channels.isEmpty();
                connection = idle ? null : over;
            }
            if (idle) {
                over.close();
            } else {
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

    /** Hears whether the server has done what it was told with a channel. */
    private final class Moved implements ReplyHandler {

        private final OwnConnection over;
        private final Channel channel;
        private final Stage sent;

        Moved(OwnConnection over, Channel channel, Stage sent) {
            this.over = over;
            this.channel = channel;
            this.sent = sent;
        }

        @Override
        public void onReply(@Nullable Response reply) {
            synchronized (Subscriber.this) {
                if (connection != over) {
                    return;
                }
                failures = 0;
                channel.stage = sent == Stage.SUBSCRIBING ? Stage.CONFIRMED : Stage.UNKNOWN;
                reconcile();
            }
            if (sent == Stage.SUBSCRIBING) {
                channel.tellConfirmed();
            }
        }

        /** A refusal concerns this channel; whatever else it is, the connection is not to be trusted any more. */
        @Override
        public void onFailure(RuntimeException failure) {
            if (!(failure instanceof RedisServerException)) {
                over.close();
                return;
            }
            LOG.warnf("Redis client %s: the server refuses a subscription, which is tried again: %s", client,
                    failure.getMessage());
            synchronized (Subscriber.this) {
                if (connection == over) {
                    channel.stage = Stage.UNKNOWN;
                    channel.refused = true;
                }
            }
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
