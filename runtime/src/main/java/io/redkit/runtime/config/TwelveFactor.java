package io.redkit.runtime.config;

import java.util.Objects;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/**
 * The environment variables that platforms and people already set for Redis; the source of lowest priority, and only for the
 * default client. Each component is the text of the variable of that name, null where it is not set or blank.
 * <p>
 * Priority and combination are described at {@link ClientSettingsResolver}.
 */
public record TwelveFactor(@Nullable String url, @Nullable String host, @Nullable String port,
        @Nullable String username, @Nullable Secret password, @Nullable String db, @Nullable String tls,
        @Nullable String tlsEnabled, @Nullable String clusterNodes) {

    static final String URL = "REDIS_URL";
    static final String HOST = "REDIS_HOST";
    static final String PORT = "REDIS_PORT";
    static final String USERNAME = "REDIS_USERNAME";
    static final String PASSWORD = "REDIS_PASSWORD";
    static final String DB = "REDIS_DB";
    static final String TLS = "REDIS_TLS";
    static final String TLS_ENABLED = "REDIS_TLS_ENABLED";
    static final String CLUSTER_NODES = "REDIS_CLUSTER_NODES";

    /** No variable is set. */
    public static final TwelveFactor NONE = new TwelveFactor(null, null, null, null, null, null, null, null, null);

    private static final String ENVIRONMENT = "EnvConfigSource";

    /**
     * Reads the variables. Other sources may hold them under the same names, such as an {@code .env} file.
     * <p>
     * Values from the process environment are taken literally: a platform that generates the password <code>a$$b</code> or
     * <code>${x}</code> means just that. Values from other sources have their expressions expanded as usual.
     */
    public static TwelveFactor from(Config config) {
        String password = read(config, PASSWORD);
        return new TwelveFactor(stripped(config, URL), stripped(config, HOST), stripped(config, PORT),
                stripped(config, USERNAME), password == null ? null : new Secret(password), stripped(config, DB),
                stripped(config, TLS), stripped(config, TLS_ENABLED), stripped(config, CLUSTER_NODES));
    }

    /** Returns whether a variable says where Redis is. {@code REDIS_PORT} alone does not. */
    public boolean namesServer() {
        return Stream.of(url, host, clusterNodes).anyMatch(Objects::nonNull);
    }

    private static @Nullable String stripped(Config config, String variable) {
        String value = read(config, variable);
        return value == null ? null : value.strip();
    }

    private static @Nullable String read(Config config, String variable) {
        ConfigValue value = config.getConfigValue(variable);
        boolean literal = value.getSourceName() != null && value.getSourceName().startsWith(ENVIRONMENT);
        String text = literal ? value.getRawValue() : value.getValue();
        return text == null || text.isBlank() ? null : text;
    }

    /** Names the variables that are set, and shows no value: a URL holds a password. */
    @Override
    public String toString() {
        StringBuilder set = new StringBuilder("TwelveFactor[");
        append(set, URL, url);
        append(set, HOST, host);
        append(set, PORT, port);
        append(set, USERNAME, username);
        append(set, PASSWORD, password);
        append(set, DB, db);
        append(set, TLS, tls);
        append(set, TLS_ENABLED, tlsEnabled);
        append(set, CLUSTER_NODES, clusterNodes);
        return set.append(']').toString();
    }

    private static void append(StringBuilder text, String variable, @Nullable Object value) {
        if (value != null) {
            text.append(text.charAt(text.length() - 1) == '[' ? "" : " ").append(variable);
        }
    }
}
