package io.redkit.runtime;

import java.util.Optional;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.redkit.runtime.config.ClientSettings;
import io.redkit.runtime.config.ConfigKeys;
import io.redkit.runtime.config.Topology;
import io.vertx.core.net.NetClientOptions;

/** Turns settings into the options of Vert.x sockets. */
public final class SocketOptions {

    private static final String VERIFY_HOST_NAME = "HTTPS";
    private static final String VERIFY_NOTHING = "";
    private static final String REGISTRY_NONE = "NONE";

    private SocketOptions() {
    }

    /**
     * Returns the options for a client. TLS verifies the host name unless the client or its TLS registry entry says
     * otherwise, and trusts what the Java runtime trusts unless the entry names something else.
     */
    public static NetClientOptions of(ClientSettings settings, TlsConfigurationRegistry registry) {
        return of(settings, settings.tls() ? tlsConfiguration(settings, registry, "") : Optional.empty());
    }

    /** Returns the options for connections to the sentinels of a client that has some. */
    static NetClientOptions ofSentinels(ClientSettings settings, TlsConfigurationRegistry registry) {
        ClientSettings its = settings.ofSentinels((Topology.Sentinel) settings.topology());
        return of(its, its.tls() ? tlsConfiguration(its, registry, "sentinel.") : Optional.empty());
    }

    /** Returns the options for a client that has this entry of the TLS registry, if any. */
    static NetClientOptions of(ClientSettings settings, Optional<TlsConfiguration> entry) {
        NetClientOptions options = new NetClientOptions()
                .setConnectTimeout(Math.toIntExact(settings.limits().connectTimeout().toMillis()))
                .setTcpKeepAlive(!settings.limits().keepAlive().isZero())
                .setTcpNoDelay(true);
        options.setTcpUserTimeout(Math.toIntExact(settings.resilience().tcpUserTimeout().toMillis()));
        if (settings.tls()) {
            options.setSsl(true).setHostnameVerificationAlgorithm(VERIFY_HOST_NAME);
            entry.ifPresent(configuration -> TlsConfigUtils.configure(options, configuration));
            if (!settings.tlsVerifyHost() || REGISTRY_NONE.equals(options.getHostnameVerificationAlgorithm())) {
                options.setHostnameVerificationAlgorithm(VERIFY_NOTHING);
            }
        }
        return options;
    }

    /** Returns whether a certificate must name the host. */
    static boolean verifiesHostName(NetClientOptions options) {
        return !options.isSsl() || !VERIFY_NOTHING.equals(options.getHostnameVerificationAlgorithm());
    }

    private static Optional<TlsConfiguration> tlsConfiguration(ClientSettings settings, TlsConfigurationRegistry registry,
            String section) {
        String name = settings.tlsConfigurationName();
        if (name == null) {
            return registry.getDefault();
        }
        Optional<TlsConfiguration> named = registry.get(name);
        if (named.isEmpty()) {
            throw new ConfigurationException(ConfigKeys.of(settings.name(), section + "tls-configuration-name") + " is '" + name
                    + "', and there is no such entry in the TLS registry; configure quarkus.tls." + name + ".*");
        }
        return named;
    }
}
