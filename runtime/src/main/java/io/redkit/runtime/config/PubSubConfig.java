package io.redkit.runtime.config;

import java.time.Duration;

import io.quarkus.runtime.annotations.ConfigGroup;
import io.smallrye.config.WithDefault;

/** The keys of a client that concern channels and reliable channels. */
@ConfigGroup
public interface PubSubConfig {

    /**
     * What happens with messages that are published while Redis is away: publishing fails, or they are kept in the memory of
     * this process and published in their order when Redis is back. Reliable channels always fail.
     */
    @WithDefault("fail")
    PublishWhileAway whileAway();

    /**
     * Most messages that are kept. Publishing further ones fails with a `RedisOverloadException`. Has no effect with
     * `while-away=fail`.
     */
    @WithDefault("1000")
    int maxKept();

    /**
     * Number of messages that a reliable channel keeps at least, as long as they are not too old. Redis drops older ones in
     * blocks, so that there can be about a hundred more.
     */
    @WithDefault("10000")
    int historyLength();

    /**
     * Age up to which a reliable channel keeps messages.
     */
    @WithDefault("1h")
    Duration historyAge();

    /** What happens with messages that are published while Redis is away. */
    enum PublishWhileAway {
        /** Publishing fails. */
        FAIL,
        /** They are kept, and published when Redis is back. */
        BUFFER
    }
}
