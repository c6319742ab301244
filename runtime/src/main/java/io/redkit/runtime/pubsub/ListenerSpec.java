package io.redkit.runtime.pubsub;

import java.util.List;

import io.redkit.pubsub.Channels;
import io.redkit.pubsub.Overflow;

/**
 * A method that listens, as the build has found it.
 *
 * @param client name of the client
 * @param source what it listens to
 * @param pace how fast it has to be
 * @param target the method
 */
public record ListenerSpec(String client, Source source, Pace pace, Target target) {

    /**
     * What a method listens to.
     *
     * @param names channels or patterns, perhaps with expressions of the configuration
     */
    public record Source(List<String> names, Channels.Kind kind, boolean prefixed) {

        Channels channels() {
            String[] resolved = names.stream().map(ConfiguredText::resolve).toArray(String[]::new);
            Channels channels = switch (kind) {
                case NAMES -> Channels.of(resolved);
                case PATTERNS -> Channels.matching(resolved);
                case SHARDED -> Channels.sharded(resolved);
            };
            return prefixed ? channels : channels.withoutPrefix();
        }
    }

    /**
     * How many messages are dealt with at the same time, and what happens to those that wait.
     *
     * @param buffer most messages that wait
     */
    public record Pace(int concurrency, int buffer, Overflow overflow) {
    }

    /**
     * How a method is called.
     *
     * @param place as people look for it, such as {@code org.acme.Orders#placed}
     * @param payload type of the payload, as Jackson writes types
     * @param whole whether it takes the {@code Message} rather than the payload
     */
    public record Target(String place, String payload, boolean whole, Threading threading) {
    }

    /** Where a method is called. */
    public enum Threading {
        WORKER,
        VIRTUAL_THREAD,
        EVENT_LOOP
    }
}
