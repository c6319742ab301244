package io.redkit.runtime.connection;

import org.jspecify.annotations.Nullable;

import io.redkit.RedisCredentials;
import io.redkit.runtime.config.ClientSettings;
import io.redkit.runtime.config.ConfigKeys;
import io.redkit.runtime.config.Secret;
import io.smallrye.mutiny.Uni;

/** Says who logs in on the connections of one client. */
public interface CredentialsSource {

    /**
     * Returns the credentials for one new connection; asked for each. Never blocks the thread that subscribes; may emit on
     * any thread, and emits null where nobody logs in.
     */
    Uni<@Nullable RedisCredentials> credentials();

    /** Returns where the credentials come from, in words that say what to check. */
    String origin();

    /** Returns whether the credentials can be others for another connection than those of the configuration. */
    default boolean canChange() {
        return true;
    }

    /** Returns the user name and the password of the configuration. */
    static CredentialsSource configured(ClientSettings settings) {
        return configured(settings, "");
    }

    /**
     * Returns the user name and the password of the settings.
     *
     * @param section what stands in front of the two keys, such as {@code sentinel.}
     */
    static CredentialsSource configured(ClientSettings settings, String section) {
        Secret password = settings.password();
        RedisCredentials constant = password == null ? null
                : new RedisCredentials(settings.username(), password.reveal(), null);
        Uni<@Nullable RedisCredentials> always = Uni.createFrom().item(constant);
        String keys = ConfigKeys.of(settings.name(), section + "username") + " and "
                + ConfigKeys.of(settings.name(), section + "password");
        return new CredentialsSource() {
            @Override
            public Uni<@Nullable RedisCredentials> credentials() {
                return always;
            }

            @Override
            public String origin() {
                return keys;
            }

            @Override
            public boolean canChange() {
                return false;
            }
        };
    }
}
