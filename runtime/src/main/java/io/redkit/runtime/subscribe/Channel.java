package io.redkit.runtime.subscribe;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A channel or pattern that somebody listens to, or did until a moment ago: what is desired, and how far the server knows.
 */
final class Channel {

    private static final Logger LOG = Logger.getLogger("io.redkit");

    /** What the server knows of it, over the present connection. */
    enum Stage {
        UNKNOWN,
        SUBSCRIBING,
        CONFIRMED,
        UNSUBSCRIBING
    }

    final Topic topic;
    private final List<Member> members = new CopyOnWriteArrayList<>();
    @Nullable
    Line line;
    Stage stage = Stage.UNKNOWN;

    /** Whether it was part of a batch that was refused, so that it is sent by itself. */
    boolean suspect;
    boolean refused;
    boolean refusalTold;

    Channel(Topic topic) {
        this.topic = topic;
    }

    boolean isWanted() {
        return !members.isEmpty();
    }

    /** Returns what the server is to be told to get to, null if there is nothing to tell now. */
    @Nullable
    Stage next() {
        if (stage == Stage.UNKNOWN && isWanted() && !refused) {
            return Stage.SUBSCRIBING;
        }
        return stage == Stage.CONFIRMED && !isWanted() ? Stage.UNSUBSCRIBING : null;
    }

    /** Forgets what the server knows: there is another connection, or none. */
    void reset() {
        stage = Stage.UNKNOWN;
        refused = false;
        suspect = false;
    }

    Member add(ChannelListener listener) {
        Member member = new Member(listener);
        members.add(member);
        return member;
    }

    void remove(Member member) {
        members.remove(member);
    }

    List<Member> members() {
        return List.copyOf(members);
    }

    void tell(Consumer<ChannelListener> event) {
        members.forEach(member -> member.tell(event));
    }

    /** A listener, which hears of its first confirmation once, and of each further one as a gap. */
    static final class Member {

        private final ChannelListener listener;
        private boolean confirmed;

        private Member(ChannelListener listener) {
            this.listener = listener;
        }

        void confirmed() {
            boolean again;
            synchronized (this) {
                again = confirmed;
                confirmed = true;
            }
            tell(again ? ChannelListener::onGap : ChannelListener::onConfirmed);
        }

        private void tell(Consumer<ChannelListener> event) {
            try {
                event.accept(listener);
            } catch (RuntimeException | Error e) {
                LOG.error("A listener of a channel failed", e);
            }
        }
    }
}
