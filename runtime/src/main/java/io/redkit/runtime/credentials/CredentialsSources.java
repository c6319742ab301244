package io.redkit.runtime.credentials;

import java.lang.annotation.Annotation;

import jakarta.enterprise.inject.Default;

import org.jspecify.annotations.Nullable;

import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.credentials.runtime.CredentialsProviderFinder;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.redkit.RedisClientName;
import io.redkit.RedisCredentialsSupplier;
import io.redkit.runtime.config.ClientSettings;
import io.redkit.runtime.config.ConfigKeys;
import io.redkit.runtime.config.RedkitConfig;
import io.redkit.runtime.connection.CredentialsSource;

/**
 * Chooses where a client gets its credentials: a bean of the application, else the configured provider, else user name and
 * password of the configuration. Beans are created when they are first asked.
 */
public final class CredentialsSources {

    private CredentialsSources() {
    }

    /** @throws ConfigurationException if there are several beans for the client */
    public static CredentialsSource of(ClientSettings settings) {
        InjectableInstance<RedisCredentialsSupplier> beans = Arc.container().select(RedisCredentialsSupplier.class,
                qualifier(settings.name()));
        if (beans.isAmbiguous()) {
            throw new ConfigurationException("Redis client " + settings.name() + " has several beans of type "
                    + RedisCredentialsSupplier.class.getSimpleName() + "; keep one, or qualify the others with @"
                    + RedisClientName.class.getSimpleName());
        }
        if (beans.isResolvable()) {
            return new AskedCredentials("the application's " + RedisCredentialsSupplier.class.getSimpleName(),
                    () -> beans.get().get(settings.name()));
        }
        String provider = settings.credentialsProvider();
        return provider == null ? CredentialsSource.configured(settings)
                : provided(provider, settings.credentialsProviderName(), settings.name());
    }

    private static CredentialsSource provided(String provider, @Nullable String bean, String client) {
        String origin = "the provider '" + provider + "' of " + ConfigKeys.of(client, "credentials-provider");
        return new AskedCredentials(origin, () -> CredentialsProviderFinder.find(bean).getCredentialsAsync(provider)
                .map(answer -> ProviderAnswer.read(answer, origin)));
    }

    private static Annotation qualifier(String client) {
        return RedkitConfig.DEFAULT_CLIENT.equals(client) ? Default.Literal.INSTANCE : RedisClientName.Literal.of(client);
    }
}
