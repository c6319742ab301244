package io.redkit.runtime.topology.cluster;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.netty.channel.EventLoop;
import io.redkit.runtime.config.Endpoint;
import io.redkit.runtime.topology.Node;

/**
 * Finds seeds that belong to another cluster: those that know none of the nodes of this one. Seeds that are not there now, or
 * that the cluster itself names, are not asked.
 */
final class SeedCheck {

    private SeedCheck() {
    }

    /** @param stranger is told, on the event loop, of each seed that belongs to another cluster */
    static void ask(EventLoop loop, Collection<Node> seeds, ClusterSlots here, Consumer<Node> stranger) {
        Set<Endpoint> named = members(here).map(ClusterSlots.Member::endpoint).collect(Collectors.toSet());
        Set<String> ids = ids(here);
        for (Node seed : seeds) {
            if (!named.contains(seed.endpoint()) && !ids.isEmpty()) {
                ClusterQuestion.ask(loop, List.of(seed), new ClusterQuestion.Outcome() {
                    @Override
                    public void onAnswer(ClusterSlots answer, Node from) {
                        Set<String> others = ids(answer);
                        if (!others.isEmpty() && others.stream().noneMatch(ids::contains)) {
                            stranger.accept(from);
                        }
                    }

                    @Override
                    public void onFailure(@Nullable RuntimeException reason) {
                        // it is away, and says nothing wrong
                    }
                });
            }
        }
    }

    private static Set<String> ids(ClusterSlots slots) {
        return members(slots).map(ClusterSlots.Member::id).filter(id -> !id.isEmpty()).collect(Collectors.toSet());
    }

    private static Stream<ClusterSlots.Member> members(ClusterSlots slots) {
        return slots.ranges().stream().flatMap(range -> range.nodes().stream());
    }
}
