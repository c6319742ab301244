package io.redkit.runtime;

import java.util.Objects;
import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.runtime.config.TlsConfig;
import io.redkit.runtime.config.ClientSettings;

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
        clients.all().stream().filter(client -> uses(client.settings(), update.name())).forEach(client -> client
                .updateTls(SocketOptions.of(client.settings(), Optional.of(update.tlsConfiguration())).getSslOptions())
                .onSuccess(done -> LOG.infof("Redis client %s uses the new certificates for its next connections",
                        client.settings().name()))
                .onFailure(failure -> LOG.warnf("Redis client %s keeps its certificates, the new ones cannot be used: %s",
                        client.settings().name(), failure.getClass().getName())));
    }

    private static boolean uses(ClientSettings settings, String entry) {
        return settings.tls()
                && Objects.requireNonNullElse(settings.tlsConfigurationName(), TlsConfig.DEFAULT_NAME).equals(entry);
    }
}
