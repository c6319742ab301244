package io.redkit.runtime.topology.cluster;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.netty.channel.EventLoop;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.runtime.topology.Node;
import io.vertx.redis.client.Response;

/**
 * Asks the nodes, one after the other, who holds which slot. The next one is asked when one fails, or does not answer soon;
 * the first good answer counts. Lives on one event loop.
 */
final class ClusterQuestion {

    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final long SOON_MILLIS = 200;

    /** Is told the answer, once. */
    interface Outcome {

        void onAnswer(ClusterSlots answer, Node from);

        /** @param reason the last failure; null if no node was there to be asked */
        void onFailure(@Nullable RuntimeException reason);
    }

    private final EventLoop loop;
    private final Deque<Node> left;
    private final Outcome outcome;
    private @Nullable RuntimeException lastFailure;
    private int asked;
    private boolean ended;

    private ClusterQuestion(EventLoop loop, Collection<Node> candidates, Outcome outcome) {
        this.loop = loop;
        this.left = new ArrayDeque<>(candidates);
        this.outcome = outcome;
    }

    /** To be called on the event loop, where the outcome is told as well. */
    static void ask(EventLoop loop, Collection<Node> candidates, Outcome outcome) {
        new ClusterQuestion(loop, candidates, outcome).askNext();
    }

    private void askNext() {
        if (ended) {
            return;
        }
        Node node = left.pollFirst();
        if (node == null) {
            if (asked == 0) {
                ended = true;
                outcome.onFailure(lastFailure);
            }
            return;
        }
        asked++;
        node.send(Call.of(Commands.get("CLUSTER"), "SLOTS").within(LONGEST), new Answer(node));
        loop.schedule(this::askNext, SOON_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void onAnswer(Node node, @Nullable Response reply) {
        asked--;
        if (ended) {
            return;
        }
        ClusterSlots slots = ClusterSlots.parse(reply, node.endpoint());
        if (slots.ranges().isEmpty()) {
            askNext(); // a node that was just added, or left, and knows nothing
        } else {
            ended = true;
            outcome.onAnswer(slots, node);
        }
    }

    private void onFailure(RuntimeException failure) {
        asked--;
        lastFailure = failure;
        askNext();
    }

    private final class Answer implements ReplyHandler {

        private final Node node;

        Answer(Node node) {
            this.node = node;
        }

        @Override
        public void onReply(@Nullable Response reply) {
            loop.execute(() -> ClusterQuestion.this.onAnswer(node, reply));
        }

        @Override
        public void onFailure(RuntimeException failure) {
            loop.execute(() -> ClusterQuestion.this.onFailure(failure));
        }
    }
}
