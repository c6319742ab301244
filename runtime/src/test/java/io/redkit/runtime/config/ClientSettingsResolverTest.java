package io.redkit.runtime.config;

import static io.redkit.runtime.config.ConfigurationFixture.keys;
import static io.redkit.runtime.config.ConfigurationFixture.variables;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigurationException;

class ClientSettingsResolverTest {

    private static final String DEFAULT = RedkitConfig.DEFAULT_CLIENT;

    @Test
    void problems_ofAllClients_areInOneMessage() {
        ConfigurationException refused = catchThrowableOfType(ConfigurationException.class,
                keys("quarkus.redkit.url", "http://h", "quarkus.redkit.database", "-1", "quarkus.redkit.max-in-flight", "0",
                        "quarkus.redkit.\"b\".url", "redis://h/x")::resolveAll);

        assertThat(refused).hasMessageStartingWith("The configuration of Redkit has 4 problems:\n  - ")
                .hasMessageContainingAll("quarkus.redkit.url: ", "quarkus.redkit.database: ",
                        "quarkus.redkit.max-in-flight: ", "quarkus.redkit.\"b\".url: ");
        assertThat(refused.getConfigKeys()).containsExactlyInAnyOrder("quarkus.redkit.url", "quarkus.redkit.database",
                "quarkus.redkit.max-in-flight", "quarkus.redkit.\"b\".url");
    }

    @Test
    void clients_allValid_areResolvedByName() {
        Map<String, ClientSettings> clients = keys("quarkus.redkit.url", "redis://a", "quarkus.redkit.\"b\".host", "b")
                .resolveAll().clients();

        assertThat(clients).containsOnlyKeys(DEFAULT, "b");
        assertThat(clients.get("b").name()).isEqualTo("b");
        assertThat(clients.get("b").endpoint()).isEqualTo(new Endpoint("b", 6379));
    }

    @Test
    void namedClient_seesNoVariables() {
        ConfigurationFixture configuration = ConfigurationFixture.of(Map.of("quarkus.redkit.\"b\".host", "b"),
                ConfigurationFixture.map("REDIS_URL", "redis://env", "REDIS_PASSWORD", "p", "REDIS_DB", "x", "REDIS_TLS", "1"));

        ClientSettings settings = configuration.resolve("b");

        assertThat(settings.endpoint()).isEqualTo(new Endpoint("b", 6379));
        assertThat(settings.password()).isNull();
        assertThat(settings.tls()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({ "true", "false" })
    void namedClient_withoutServer_isNotConfigured(boolean production) {
        ConfigurationFixture configuration = variables("REDIS_HOST", "h");

        assertThat(ClientSettingsResolver.isConfigured("b", configuration.client("b"), configuration.environment(),
                production ? LaunchMode.NORMAL : LaunchMode.TEST)).isFalse();
        assertThat(ClientSettingsResolver.missingServer("b")).isEqualTo("quarkus.redkit.\"b\".url: no Redis server is"
                + " configured for the client 'b'; write quarkus.redkit.\"b\".url=redis://host:6379");
    }

    @Test
    void defaultClient_withoutServer_isConfiguredOutsideProductionOnly() {
        assertThat(isConfigured(keys(), true)).isFalse();
        assertThat(isConfigured(keys(), false)).isTrue();
    }

    @Test
    void defaultClient_withKeyOrVariable_isConfigured() {
        assertThat(isConfigured(keys("quarkus.redkit.host", "h"), true)).isTrue();
        assertThat(isConfigured(keys("quarkus.redkit.cluster-nodes", "a:1"), true)).isTrue();
        assertThat(isConfigured(keys("quarkus.redkit.sentinel.nodes", "a:1"), true)).isTrue();
        assertThat(isConfigured(keys("quarkus.redkit.sentinel.master-name", "main"), true)).isTrue();
        assertThat(isConfigured(keys("quarkus.redkit.replicas", "a:1"), true)).isTrue();
        assertThat(isConfigured(variables("REDIS_CLUSTER_NODES", "a:1"), true)).isTrue();
        assertThat(isConfigured(variables("REDIS_URL", "redis://h"), true)).isTrue();
        assertThat(isConfigured(variables("REDIS_PORT", "1"), true)).isFalse();
    }

    @Test
    void guardAndKeys_notGiven_dependOnProduction() {
        ConfigurationFixture configuration = keys("quarkus.redkit.host", "h");

        assertThat(configuration.resolve().guardEnabled()).isTrue();
        assertThat(configuration.resolve().showKeys()).isFalse();
        assertThat(configuration.inDevelopment().resolve().guardEnabled()).isFalse();
        assertThat(configuration.inDevelopment().resolve().showKeys()).isTrue();
    }

    @Test
    void commandNames_anyCase_becomeUpperCase() {
        ClientSettings settings = keys("quarkus.redkit.host", "h", "quarkus.redkit.guard.allow", "flushdb, Keys",
                "quarkus.redkit.extra-commands", "bf.add").resolve();

        assertThat(settings.guardAllow()).containsExactly("FLUSHDB", "KEYS");
        assertThat(settings.extraCommands()).containsExactly("BF.ADD");
    }

    @ParameterizedTest
    @CsvSource({ "shop, shop", "my shop, my-shop", "Läden, L-den", "'  ', redkit" })
    void connectionName_withWhatRedisRefuses_isMadeLegal(String name, String legal) {
        assertThat(keys("quarkus.redkit.host", "h", "quarkus.redkit.connection-name", name).resolve().connectionName())
                .isEqualTo(legal);
    }

    @Test
    void connectionName_notGiven_isTheApplication() {
        assertThat(keys("quarkus.redkit.host", "h", "quarkus.application.name", "shop").resolve().connectionName())
                .isEqualTo("shop");
    }

    @ParameterizedTest
    @CsvSource({ "'a b'", "'a\tb'", "'a\u0000'", "'\u00a0a'" })
    void keyPrefix_withSpaceOrControlCharacter_isRefused(String prefix) {
        assertThat(keys("quarkus.redkit.host", "h", "quarkus.redkit.key-prefix", prefix).refusal())
                .contains("quarkus.redkit.key-prefix: has a space or a control character");
    }

    @Test
    void resolve_keyPrefixThatSpoilsHashTags_isRefused() {
        assertThat(keys("quarkus.redkit.host", "h", "quarkus.redkit.key-prefix", "shop{:").refusal())
                .contains("quarkus.redkit.key-prefix: cannot be used: the key prefix has an opening brace");
    }

    @Test
    void keyPrefix_isTakenAsItIs() {
        assertThat(keys("quarkus.redkit.host", "h", "quarkus.redkit.key-prefix", "shop:").resolve().keyPrefix())
                .isEqualTo("shop:");
    }

    private static boolean isConfigured(ConfigurationFixture configuration, boolean production) {
        return ClientSettingsResolver.isConfigured(DEFAULT, configuration.client(DEFAULT), configuration.environment(),
                production ? LaunchMode.NORMAL : LaunchMode.TEST);
    }
}
