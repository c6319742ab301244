package io.redkit.runtime.subscribe;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.jboss.logging.Logger;

/** A channel that somebody listens to, or did until a moment ago: what is desired, and how far the server knows. */
final class Channel {

    private static final Logger LOG = Logger.getLogger("io.redkit");

    /** What the server knows of it, over the present connection. */
    enum Stage {
        UNKNOWN,
        SUBSCRIBING,
        CONFIRMED,
        UNSUBSCRIBING
    }

    final String name;
    private final List<Member> members = new CopyOnWriteArrayList<>();
    Stage stage = Stage.UNKNOWN;
    boolean refused;

    Channel(String name) {
        this.name = name;
    }

    boolean isWanted() {
        return !members.isEmpty();
    }

    Member add(ChannelListener listener) {
        Member member = new Member(listener);
        members.add(member);
        return member;
    }

    void remove(Member member) {
        members.remove(member);
    }

    void tellConfirmed() {
        members.forEach(Member::confirmed);
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
