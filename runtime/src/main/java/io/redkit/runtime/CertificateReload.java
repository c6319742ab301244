package io.redkit.runtime;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.runtime.config.TlsConfig;
import io.redkit.runtime.config.ClientSettings;
import io.redkit.runtime.config.Topology;
import io.vertx.core.Future;
import io.vertx.core.net.SSLOptions;

/**
 * Hands certificates that the TLS registry has read again to the clients that use them. New connections take them; those
 * that are open stay as they are.
 */
@Singleton
public final class CertificateReload {

    private static final Logger LOG = Logger.getLogger(CertificateReload.class);

    private final RedkitClients clients;

    @Inject
    CertificateReload(RedkitClients clients) {
        this.clients = clients;
    }

    void onUpdate(@Observes CertificateUpdatedEvent update) {
        for (RedkitClient client : clients.all()) {
            ClientSettings settings = client.settings();
            apply(update, settings, "", client::updateTls);
            if (settings.topology() instanceof Topology.Sentinel sentinel) {
                apply(update, settings.ofSentinels(sentinel), " to its sentinels", client::updateSentinelTls);
            }
        }
    }

    private static void apply(CertificateUpdatedEvent update, ClientSettings settings, String where,
            Function<SSLOptions, Future<Boolean>> client) {
        if (!uses(settings, update.name())) {
            return;
        }
        client.apply(SocketOptions.of(settings, Optional.of(update.tlsConfiguration())).getSslOptions())
                .onSuccess(done -> LOG.infof("Redis client %s uses the new certificates for its next connections%s",
                        settings.name(), where))
                .onFailure(failure -> LOG.warnf("Redis client %s keeps its certificates, the new ones cannot be used: %s",
                        settings.name(), failure.getClass().getName()));
    }

    private static boolean uses(ClientSettings settings, String entry) {
        return settings.tls()
                && Objects.requireNonNullElse(settings.tlsConfigurationName(), TlsConfig.DEFAULT_NAME).equals(entry);
    }
}
