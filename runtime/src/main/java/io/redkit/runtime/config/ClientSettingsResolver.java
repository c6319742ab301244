package io.redkit.runtime.config;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.quarkus.runtime.LaunchMode;
import io.redkit.KeySpace;

/**
 * Turns the configuration of clients and the twelve-factor variables into checked settings. Pure: it reads nothing else and
 * logs nothing.
 * <p>
 * How the sources combine:
 * <ul>
 * <li>A key {@code quarkus.redkit.*} wins over a variable; a variable whose setting is decided by a key is not even read.
 * <li>The servers are decided as a group: if one of {@code url}, {@code host}, {@code cluster-nodes} and {@code sentinel.nodes}
 * is set, then {@code REDIS_URL} with all its parts, {@code REDIS_HOST}, {@code REDIS_PORT} and {@code REDIS_CLUSTER_NODES} do
 * not count.
 * {@code REDIS_USERNAME}, {@code REDIS_PASSWORD}, {@code REDIS_DB} and {@code REDIS_TLS} still fill what is open.
 * <li>{@code replicas} belong to the server that is decided so.
 * <li>Nodes of a cluster that are given as URLs count as one URL without a database.
 * <li>{@code REDIS_URL} wins over {@code REDIS_HOST} and {@code REDIS_PORT}, which platforms set beside it.
 * <li>Two places of the same rank (a key and the key's URL, a variable and {@code REDIS_URL}) must not contradict each other in
 * user, password, database, or TLS.
 * <li>A URL of a key that has a password is a complete pair, to which {@code REDIS_USERNAME} adds nothing.
 * <li>A plain URL of a key means no TLS, whatever {@code REDIS_TLS} says; beside a plain {@code REDIS_URL},
 * {@code REDIS_TLS=true} switches TLS on, and so does the key {@code tls=true} beside any plain URL.
 * <li>Without a server, the default client takes {@code localhost} in development and tests.
 * </ul>
 */
public final class ClientSettingsResolver {

    private static final String FALLBACK_CONNECTION_NAME = "redkit";

    private ClientSettingsResolver() {
    }

    /**
     * Resolves several clients.
     *
     * @param clients keys by client name
     * @param environment variables for the default client
     * @param mode in production there is no default server, the guard is on, and keys are hidden
     * @throws io.quarkus.runtime.configuration.ConfigurationException with all problems of all clients
     */
    public static ResolvedClients resolveAll(Map<String, RedkitConfig.Client> clients, TwelveFactor environment,
            LaunchMode mode) {
        ConfigurationProblems problems = new ConfigurationProblems();
        SortedMap<String, ClientSettings> settings = new TreeMap<>();
        new TreeMap<>(clients).forEach((name, client) -> {
            ClientSettings resolved = resolve(sources(name, client, environment, mode, problems));
            if (resolved != null) {
                settings.put(name, resolved);
            }
        });
        problems.throwIfAny();
        return new ResolvedClients(Collections.unmodifiableSortedMap(settings), problems.warnings());
    }

    /**
     * Resolves one client, without its warnings.
     *
     * @throws io.quarkus.runtime.configuration.ConfigurationException with all problems
     */
    public static ClientSettings resolve(String name, RedkitConfig.Client client, TwelveFactor environment,
            LaunchMode mode) {
        ConfigurationProblems problems = new ConfigurationProblems();
        ClientSettings settings = resolve(sources(name, client, environment, mode, problems));
        problems.throwIfAny();
        if (settings == null) {
            throw new IllegalStateException("No settings and no problem for client " + name);
        }
        return settings;
    }

    /**
     * Returns whether something says where the server of the client is: a key, for the default client also a variable, or
     * outside production the default. Whether that is valid shows {@link #resolve}.
     */
    public static boolean isConfigured(String name, RedkitConfig.Client client, TwelveFactor environment,
            LaunchMode mode) {
        boolean isDefault = RedkitConfig.DEFAULT_CLIENT.equals(name);
        return ServerKeys.nameServer(client) || ServerKeys.namesReplicas(client)
                || (isDefault && (environment.namesServer() || !mode.isProduction()));
    }

    /** Returns what to write so that a client without a server gets one; begins with the key. */
    public static String missingServer(String name) {
        return ServerResolution.missingServer(name);
    }

    private static ClientSources sources(String name, RedkitConfig.Client client, TwelveFactor environment,
            LaunchMode mode, ConfigurationProblems problems) {
        boolean isDefault = RedkitConfig.DEFAULT_CLIENT.equals(name);
        return new ClientSources(name, client, isDefault ? environment : TwelveFactor.NONE, mode, problems);
    }

    /** Returns null where there is no valid server; then there is a problem. */
    private static @Nullable ClientSettings resolve(ClientSources sources) {
        ServerChoice found = ServerResolution.resolve(sources);
        ServerChoice server = found == null ? ServerChoice.unknown(ServerKeys.isCluster(sources)) : found;
        // a URL that could not be read may hold the password that is missing elsewhere
        Credentials credentials = found == null ? Credentials.NONE : Credentials.resolve(sources, server);
        ClientSettings settings = settings(sources, server, credentials);
        return found == null ? null : settings;
    }

    private static ClientSettings settings(ClientSources sources, ServerChoice server, Credentials credentials) {
        RedkitConfig.Client client = sources.client();
        boolean tls = TlsResolution.resolve(sources, server);
        return new ClientSettings(sources.name(), TopologyResolution.resolve(sources, server, tls), tls,
                ClientSources.text(client.tlsConfigurationName()), client.tlsVerifyHost(),
                ClientSources.text(client.credentialsProvider()), ClientSources.text(client.credentialsProviderName()),
                credentials.username(), credentials.password(),
                DatabaseResolution.resolve(sources, server), connectionName(client.connectionName()), keyPrefix(sources),
                LimitsResolution.resolve(sources), ResilienceResolution.resolve(sources), commands(client.guard().allow()),
                client.guard().enabled().orElse(sources.production()), commands(client.extraCommands()),
                client.showKeys().orElse(!sources.production()), client.healthExclude(),
                NearCacheResolution.resolve(sources));
    }

    private static String keyPrefix(ClientSources sources) {
        String prefix = sources.client().keyPrefix().orElse("");
        if (prefix.codePoints().anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c)
                || Character.isISOControl(c))) {
            sources.problem("key-prefix", "has a space or a control character; write it without, as in shop:");
        }
        try {
            KeySpace.of(prefix);
        } catch (IllegalArgumentException e) {
            sources.problem("key-prefix", "cannot be used: " + e.getMessage());
        }
        return prefix;
    }

    /**
     * CLIENT SETNAME takes printable ASCII without spaces only; the default is an application's name, which may be any text.
     */
    private static String connectionName(String name) {
        String legal = name.strip().replaceAll("[^!-~]", "-");
        return legal.isEmpty() ? FALLBACK_CONNECTION_NAME : legal;
    }

    private static Set<String> commands(Optional<Set<String>> names) {
        return names.orElse(Set.of()).stream().map(name -> name.strip().toUpperCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.collectingAndThen(Collectors.toCollection(TreeSet::new),
                        Collections::unmodifiableSortedSet));
    }
}
