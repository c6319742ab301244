package io.redkit.deployment.devservices;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.quarkus.deployment.builditem.Startable;

/** The Redis of one client, started from the first source that works. */
final class RedisDevService implements Startable {

    private static final Logger LOG = Logger.getLogger(RedisDevService.class);

    private final ClientKeys client;
    private final List<RedisSource> sources;
    private final List<String> failedStarts = new ArrayList<>();
    private @Nullable RunningRedis redis;

    /** Takes the sources in their order, at least one. */
    RedisDevService(ClientKeys client, List<RedisSource> sources) {
        this.client = client;
        this.sources = sources;
    }

    /**
     * Starts the first source that works.
     *
     * @throws IllegalStateException if none works
     */
    @Override
    public void start() {
        for (RedisSource source : sources) {
            try {
                Optional<RunningRedis> started = source.start();
                if (started.isPresent()) {
                    redis = started.get();
                    return;
                }
            } catch (RuntimeException e) {
                failedStarts.add("the " + source.name() + " did not start: " + e.getMessage());
                LOG.debugf(e, "The %s for %s did not start", source.name(), client);
            }
        }
        throw new IllegalStateException(
                "No Redis could be started for " + client + ": " + reason() + ". Set " + client.full("url")
                        + " to use your own one, or choose another provider for dev services.");
    }

    /**
     * Logs what was started and how to connect to it. Not a part of {@link #start()}, whose log Quarkus holds back in
     * development.
     */
    void announce() {
        RunningRedis running = running();
        failedStarts.stream().map(failure -> failure.lines().findFirst().orElse(failure))
                .forEach(failure -> LOG.infof("Redis for %s: %s; taking the next provider", client, failure));
        LOG.infof("Redis for %s: %s at %s (%s)", client, running.description(), running.url(), running.prompt());
    }

    /**
     * What was started.
     *
     * @throws IllegalStateException if it is not running
     */
    RunningRedis running() {
        if (redis == null) {
            throw new IllegalStateException("The Redis of " + client + " is not running");
        }
        return redis;
    }

    @Override
    public String getConnectionInfo() {
        return running().url();
    }

    /** The id of the container, or null if the server is not one. */
    @Override
    public @Nullable String getContainerId() {
        return redis == null ? null : redis.containerId();
    }

    @Override
    public void close() {
        if (redis != null) {
            redis.end().run();
            redis = null;
        }
    }

    private String reason() {
        if (failedStarts.isEmpty()) {
            return "this machine has no " + sources.stream().map(RedisSource::name).collect(Collectors.joining(", no "));
        }
        return String.join("; ", failedStarts);
    }
}
