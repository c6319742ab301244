package io.redkit.runtime.subscribe;

import java.util.ArrayList;
import java.util.List;

import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.subscribe.Channel.Stage;
import io.redkit.runtime.subscribe.Topic.Kind;

/**
 * Channels that one command subscribes to or unsubscribes from. A server refuses such a command as a whole, so the channels
 * of a refused one are sent each by itself then. Sharded channels always are: those of one command must have one slot.
 */
final class Batch {

    private static final int MOST = 200;

    private final Kind kind;
    private final Stage next;
    private final List<Channel> channels = new ArrayList<>();

    /** @param next what the server is to be told to get to */
    Batch(Kind kind, Stage next) {
        this.kind = kind;
        this.next = next;
    }

    /** Takes the channel, if it fits to the others. */
    boolean add(Channel channel, Stage itsNext) {
        boolean fits = channels.isEmpty() || channel.topic.kind() == kind && kind != Kind.SHARD && itsNext == next
                && !channel.suspect && !channels.get(0).suspect && channels.size() < MOST;
        if (fits) {
            channels.add(channel);
        }
        return fits;
    }

    /** Notes that it is sent, and returns what to send. */
    Call begin() {
        channels.forEach(each -> each.stage = next);
        String command = next == Stage.SUBSCRIBING ? kind.subscribe() : kind.unsubscribe();
        return Call.of(Commands.get(command), channels.stream().map(each -> (Object) each.topic.name()).toArray());
    }

    /** Returns the channels that have not been given to another line meanwhile. */
    List<Channel> here(Line line) {
        return channels.stream().filter(each -> each.line == line).toList();
    }

    /** Notes that it is done, and returns those who are to be told that they are subscribed now. */
    List<Channel.Member> succeed(Line line) {
        boolean subscribed = next == Stage.SUBSCRIBING;
        List<Channel> here = here(line);
        here.forEach(each -> {
            each.stage = subscribed ? Stage.CONFIRMED : Stage.UNKNOWN;
            each.suspect = false;
            each.refusalTold = false;
        });
        return subscribed ? here.stream().flatMap(each -> each.members().stream()).toList() : List.of();
    }

    /**
     * Notes that it is refused.
     *
     * @param tell is called if that is news
     */
    void fail(Line line, Runnable tell) {
        boolean single = channels.size() == 1;
        boolean news = false;
        for (Channel each : here(line)) {
            each.stage = Stage.UNKNOWN;
            each.suspect = true;
            each.refused = single;
            news |= single && !each.refusalTold;
            each.refusalTold |= single;
        }
        if (news) {
            tell.run();
        }
    }
}
