package io.redkit.runtime.vertx;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.redkit.runtime.config.ClientSettings;
import io.redkit.runtime.config.Endpoint;
import io.redkit.runtime.config.Secret;
import io.redkit.runtime.config.Topology;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;

/**
 * Vert.x' own client from the settings of one of ours, for those who want it, and to compare ours with. Made when it is first
 * asked for. Thread-safe.
 */
public final class PlainRedis {

    private final Vertx vertx;
    private final ClientSettings settings;
    private final NetClientOptions socketOptions;
    private final @Nullable String changingCredentials;
    private @Nullable Redis client;
    private boolean closed;

    /**
     * @param socketOptions options of the sockets, with TLS
     * @param changingCredentials where the credentials come from if they can change, null if they are those of the settings
     */
    public PlainRedis(Vertx vertx, ClientSettings settings, NetClientOptions socketOptions,
            @Nullable String changingCredentials) {
        this.vertx = vertx;
        this.settings = settings;
        this.socketOptions = socketOptions;
        this.changingCredentials = changingCredentials;
    }

    /** @throws IllegalStateException if Vert.x' client cannot do what the settings ask for, or it was closed */
    public synchronized Redis get() {
        if (closed) {
            throw new IllegalStateException("The plain Vert.x client of Redis client " + settings.name() + " is closed");
        }
        if (client == null) {
            client = create();
        }
        return client;
    }

    /** Closes the client if there is one. */
    public synchronized void close() {
        closed = true;
        if (client != null) {
            client.close();
        }
    }

    /** On a context of its own: Vert.x' client does all its work on that of its creation, which is some caller's here. */
    private Redis create() {
        if (!(settings.topology() instanceof Topology.Standalone)) {
            throw new IllegalStateException(
                    "Redis client " + settings.name() + " has several servers, for which no plain Vert.x"
                            + " client is made. Inject the bean without @PlainVertxRedis");
        }
        if (changingCredentials != null) {
            throw new IllegalStateException("Redis client " + settings.name() + " gets its credentials from "
                    + changingCredentials + "; the plain Vert.x client does not follow credentials that change."
                    + " Inject the bean without @PlainVertxRedis");
        }
        RedisOptions options = new RedisOptions().setConnectionString(connectionString())
                .setNetClientOptions(new NetClientOptions(socketOptions));
        Secret password = settings.password();
        if (password != null) {
            options.setPassword(password.reveal());
        }
        Redis[] made = new Redis[1];
        ((VertxInternal) vertx).createEventLoopContext().dispatch(options, its -> made[0] = Redis.createClient(vertx, its));
        return Objects.requireNonNull(made[0]);
    }

    /** The password is not in here: Vert.x shows the connection string when it cannot parse it. */
    private String connectionString() {
        Endpoint endpoint = settings.endpoint();
        String query = "client=" + settings.connectionName()
                + (settings.username() == null ? "" : "&user=" + settings.username());
        try {
            URI uri = endpoint.isUnix()
                    ? new URI("unix", "", endpoint.host(), query + "&db=" + settings.database(), null)
                    : new URI(settings.tls() ? "rediss" : "redis", null, endpoint.host(), endpoint.port(),
                            "/" + settings.database(), query, null);
            return uri.toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The plain Vert.x client cannot connect to " + endpoint + " of Redis client "
                    + settings.name() + ": it wants a host name without underscores", e);
        }
    }
}
