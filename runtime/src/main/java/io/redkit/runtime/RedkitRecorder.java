package io.redkit.runtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

import io.quarkus.arc.ActiveResult;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.ShutdownContext;
import io.quarkus.runtime.annotations.Recorder;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.metrics.MetricsFactory;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.redkit.ReactiveRedisService;
import io.redkit.RedisService;
import io.redkit.codec.EncryptionKeys;
import io.redkit.codec.JsonCodecs;
import io.redkit.data.ReactiveScript;
import io.redkit.data.Script;
import io.redkit.runtime.config.ClientSettings;
import io.redkit.runtime.config.ClientSettingsResolver;
import io.redkit.runtime.config.ConfigKeys;
import io.redkit.runtime.config.RedkitConfig;
import io.redkit.runtime.config.ResolvedClients;
import io.redkit.runtime.config.Topology;
import io.redkit.runtime.config.TwelveFactor;
import io.redkit.runtime.credentials.CredentialsSources;
import io.redkit.runtime.metrics.ClientMeters;
import io.redkit.runtime.script.ScriptSource;
import io.redkit.runtime.service.Services;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisAPI;

/** Creates the clients at start-up. Nothing is connected: the first command does that. */
@Recorder
public class RedkitRecorder {

    private static final Logger LOG = Logger.getLogger("io.redkit");

    private final RuntimeValue<RedkitConfig> config;

    public RedkitRecorder(RuntimeValue<RedkitConfig> config) {
        this.config = config;
    }

    /**
     * Creates the clients that are in use, active and configured.
     *
     * @param users for each client in use the places that inject it directly, and so need it
     */
    public RuntimeValue<RedkitClients> createClients(RuntimeValue<Vertx> vertx, Supplier<TlsConfigurationRegistry> tls,
            Map<String, List<String>> users, ShutdownContext shutdown) {
        requireActive(users);
        Map<String, RedkitConfig.Client> active = new HashMap<>();
        for (String name : users.keySet()) {
            if (activity(name).value()) {
                active.put(name, client(name));
            }
        }
        ResolvedClients resolved = ClientSettingsResolver.resolveAll(active, environment(), LaunchMode.current());
        resolved.warnings().forEach(LOG::warn);
        RedkitClients clients = open(vertx.getValue(), resolved.clients(), tls.get());
        shutdown.addShutdownTask(clients::close);
        return new RuntimeValue<>(clients);
    }

    private static RedkitClients open(Vertx vertx, Map<String, ClientSettings> settings, TlsConfigurationRegistry tls) {
        Supplier<JsonCodecs> json = new LazyJson();
        ConnectionEvents events = new ConnectionEvents(vertx);
        settings.values().forEach(its -> requireTransport(vertx, its));
        Map<String, RedkitClient> clients = new HashMap<>();
        settings.forEach((name, its) -> clients.put(name,
                new RedkitClient(vertx, its, sockets(its, tls), json, CredentialsSources.of(its), events)));
        return new RedkitClients(clients, json);
    }

    private static ClientSockets sockets(ClientSettings settings, TlsConfigurationRegistry tls) {
        NetClientOptions servers = socketOptions(settings, tls);
        boolean watched = settings.topology() instanceof Topology.Sentinel;
        return new ClientSockets(servers, watched ? SocketOptions.ofSentinels(settings, tls) : servers);
    }

    private static NetClientOptions socketOptions(ClientSettings settings, TlsConfigurationRegistry tls) {
        NetClientOptions options = SocketOptions.of(settings, tls);
        if (!SocketOptions.verifiesHostName(options)) {
            LOG.warnf("Redis client %s does not verify the host name of its server: any trusted certificate will do."
                    + " Remove %s=false, and hostname-verification-algorithm=NONE of its TLS registry entry",
                    settings.name(), ConfigKeys.of(settings.name(), "tls-verify-host"));
        }
        return options;
    }

    private static void requireTransport(Vertx vertx, ClientSettings settings) {
        if (settings.endpoint().isUnix() && !vertx.isNativeTransportEnabled()) {
            throw new ConfigurationException(ConfigKeys.of(settings.name(), "url")
                    + " names a Unix domain socket, which needs a"
                    + " native transport; set quarkus.vertx.prefer-native-transport=true and add the dependency"
                    + " io.netty:netty-transport-native-epoll (Linux) or -kqueue (macOS) with the classifier of the platform");
        }
    }

    /** Fails the start, with one message, if a place injects a client that cannot be used. */
    private void requireActive(Map<String, List<String>> users) {
        List<String> problems = new ArrayList<>();
        users.forEach((name, places) -> {
            ActiveResult activity = activity(name);
            if (!activity.value() && !places.isEmpty()) {
                problems.add(activity.inactiveReason() + ". Used at " + String.join(", ", places) + ".");
            }
        });
        if (!problems.isEmpty()) {
            throw new ConfigurationException(String.join(System.lineSeparator(), problems));
        }
    }

    private ActiveResult activity(String name) {
        if (!client(name).active()) {
            return ActiveResult.inactive("Redis client " + name + " is switched off by " + ConfigKeys.of(name, "active")
                    + "=false; inject Instance<RedisService> and ask it, or switch the client on");
        }
        if (!ClientSettingsResolver.isConfigured(name, client(name), environment(), LaunchMode.current())) {
            return ActiveResult.inactive(ClientSettingsResolver.missingServer(name));
        }
        return ActiveResult.active();
    }

    private RedkitConfig.Client client(String name) {
        return Objects.requireNonNull(config.getValue().clients().get(name));
    }

    private static TwelveFactor environment() {
        return TwelveFactor.from(ConfigProvider.getConfig());
    }

    public Supplier<ActiveResult> checkActive(String name) {
        return () -> activity(name);
    }

    public Supplier<RedisService> blocking(RuntimeValue<RedkitClients> clients, String name) {
        return () -> clients.getValue().get(name).blocking();
    }

    public Supplier<ReactiveRedisService> reactive(RuntimeValue<RedkitClients> clients, String name) {
        return () -> clients.getValue().get(name).reactive();
    }

    public Supplier<ReactiveScript> reactiveScript(RuntimeValue<RedkitClients> clients, String name, ScriptSource source) {
        return () -> clients.getValue().get(name).script(source);
    }

    public Supplier<Script> script(RuntimeValue<RedkitClients> clients, String name, ScriptSource source) {
        return () -> Services.blocking(clients.getValue().get(name).script(source));
    }

    public Supplier<Redis> redis(RuntimeValue<RedkitClients> clients, String name) {
        return () -> clients.getValue().get(name).redis();
    }

    public Supplier<RedisAPI> api(RuntimeValue<RedkitClients> clients, String name) {
        return () -> clients.getValue().get(name).api();
    }

    public Supplier<io.vertx.mutiny.redis.client.Redis> mutinyRedis(RuntimeValue<RedkitClients> clients, String name) {
        return () -> io.vertx.mutiny.redis.client.Redis.newInstance(clients.getValue().get(name).redis());
    }

    public Supplier<io.vertx.mutiny.redis.client.RedisAPI> mutinyApi(RuntimeValue<RedkitClients> clients, String name) {
        return () -> io.vertx.mutiny.redis.client.RedisAPI.newInstance(clients.getValue().get(name).api());
    }

    public Supplier<Redis> plainRedis(RuntimeValue<RedkitClients> clients, String name) {
        return () -> clients.getValue().get(name).plain();
    }

    public Supplier<RedisAPI> plainApi(RuntimeValue<RedkitClients> clients, String name) {
        return () -> RedisAPI.api(clients.getValue().get(name).plain());
    }

    /** Returns what publishes the figures of all clients. */
    public Consumer<MetricsFactory> meters(RuntimeValue<RedkitClients> clients) {
        return factory -> clients.getValue().all().forEach(client -> ClientMeters.register(client, factory));
    }

    public Supplier<JsonCodecs> json(RuntimeValue<RedkitClients> clients) {
        return () -> clients.getValue().json();
    }

    public Supplier<ActiveResult> checkEncryption(String name) {
        return () -> client(name).encryption().keys().isEmpty()
                ? ActiveResult.inactive("There is no encryption key: set " + ConfigKeys.of(name, "encryption.keys.\"id\"")
                        + " to 16, 24 or 32 bytes in Base64, or produce an EncryptionKeys bean")
                : ActiveResult.active();
    }

    public Supplier<EncryptionKeys> encryptionKeys(String name) {
        return () -> {
            RedkitConfig.Encryption encryption = client(name).encryption();
            String prefix = ConfigKeys.of(name, "encryption.");
            return EncryptionKeys.fromBase64(encryption.activeKey().orElse(null), encryption.keys(), prefix);
        };
    }
}
