package io.redkit.runtime.subscribe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

import io.redkit.runtime.command.EqualJitter;
import io.redkit.runtime.command.OwnConnection;
import io.redkit.runtime.subscribe.Channel.Stage;
import io.redkit.runtime.subscribe.Topic.Kind;

/**
 * The subscriptions of one client. Channels and patterns share one connection, which is opened when the first is wanted; in a
 * cluster it goes to any master, since PUBLISH reaches them all. Sharded channels have a connection to each master that holds
 * some of them, and follow their slots.
 * <p>
 * This object knows what is wanted, and over which {@link Line} it goes; the line brings the server to know the same. Both are
 * guarded by this object's monitor, and listeners are called outside of it.
 */
public final class Subscriber {

    private static final Object ANY_SERVER = new Object();

    private final String client;
    private final Supplier<OwnConnection> connections;
    private final Shards shards;
    private final ScheduledExecutorService timers;
    private final EqualJitter waits;
    private final Map<Topic, Channel> channels = new LinkedHashMap<>();
    private final Map<Object, Line> lines = new LinkedHashMap<>();
    private boolean closed;

    /**
     * @param client name of the client, for messages
     * @param connections makes a connection that tells its end; see {@link io.redkit.OnConnectionLoss#FAIL}
     * @param shards where the sharded channels are
     * @param timers runs short tasks later
     * @param firstWait wait before a lost connection is replaced; it doubles with each failure
     * @param longestWait longest such wait
     */
    public Subscriber(String client, Supplier<OwnConnection> connections, Shards shards, ScheduledExecutorService timers,
            Duration firstWait, Duration longestWait) {
        this.client = client;
        this.connections = connections;
        this.shards = shards;
        this.timers = timers;
        this.waits = new EqualJitter(firstWait, longestWait);
    }

    /**
     * Listens to a channel, until the returned subscription is closed. Does not wait.
     *
     * @param channel complete, with prefix
     */
    public Subscription subscribe(String channel, ChannelListener listener) {
        return subscribe(new Topic(Kind.CHANNEL, channel), listener);
    }

    /**
     * Listens to all channels that match a pattern, until the returned subscription is closed. Does not wait.
     *
     * @param pattern complete, with prefix
     */
    public Subscription subscribePattern(String pattern, ChannelListener listener) {
        return subscribe(new Topic(Kind.PATTERN, pattern), listener);
    }

    /**
     * Listens to a sharded channel, until the returned subscription is closed. Does not wait.
     *
     * @param channel complete, with prefix
     */
    public Subscription subscribeSharded(String channel, ChannelListener listener) {
        return subscribe(new Topic(Kind.SHARD, channel), listener);
    }

    private Subscription subscribe(Topic topic, ChannelListener listener) {
        Channel its;
        Channel.Member member;
        boolean confirmed;
        synchronized (this) {
            its = channels.computeIfAbsent(topic, Channel::new);
            member = its.add(listener);
            confirmed = its.stage == Stage.CONFIRMED;
        }
        if (topic.kind() == Kind.SHARD) {
            shards.locate(() -> place(its));
        } else {
            place(its);
        }
        if (confirmed) {
            member.confirmed();
        }
        return () -> unsubscribe(its, member);
    }

    private synchronized void unsubscribe(Channel channel, Channel.Member member) {
        channel.remove(member);
        if (channel.line != null) {
            channel.line.changed(channel);
        } else {
            forget(channel);
        }
    }

    /** Gives the channel to the line of its holder, or reminds that line of it. */
    synchronized void place(Channel channel) {
        if (closed || channels.get(channel.topic) != channel) {
            return;
        }
        Object holder = holderOf(channel.topic);
        Line right = lines.computeIfAbsent(holder, its -> new Line(client, this, connections, timers, waits));
        if (channel.line != null && channel.line != right) {
            channel.line.release(channel);
        }
        right.changed(channel);
    }

    private Object holderOf(Topic topic) {
        Object holder = topic.kind() == Kind.SHARD ? shards.holderOf(topic.name()) : null;
        return holder == null ? ANY_SERVER : holder;
    }

    /** Has it found out whether the sharded channels of a line belong elsewhere by now, and moves those that do. */
    void relocate(Line line) {
        boolean sharded;
        synchronized (this) {
            sharded = line.channels().stream().anyMatch(each -> each.topic.kind() == Kind.SHARD);
        }
        if (sharded) {
            shards.locate(() -> placeAll(line));
        }
    }

    /** Moves the sharded channels of a line that are known to belong elsewhere. */
    synchronized void placeAll(Line line) {
        line.channels().stream().filter(each -> each.topic.kind() == Kind.SHARD).forEach(this::place);
    }

    /** Forgets a channel that nobody wants and no server knows. */
    void forget(Channel channel) {
        if (!channel.isWanted()) {
            channels.remove(channel.topic, channel);
        }
    }

    /** Forgets a line without channels. */
    void forget(Line line) {
        lines.values().removeIf(each -> each == line);
    }

    /** Closes the connections. Listeners are told nothing more. */
    public void close() {
        List<Line> last;
        synchronized (this) {
            closed = true;
            channels.clear();
            last = new ArrayList<>(lines.values());
            lines.clear();
        }
        last.forEach(Line::close);
    }
}
