package io.redkit.runtime.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.Map;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Real configuration mappings from given keys and variables, in production unless said otherwise. */
record ConfigurationFixture(SmallRyeConfig config, boolean production) {

    static ConfigurationFixture of(Map<String, String> keys, Map<String, String> variables) {
        return new ConfigurationFixture(new SmallRyeConfigBuilder().addDefaultInterceptors().addDiscoveredConverters()
                .withMapping(RedkitConfig.class)
                .withSources(new PropertiesConfigSource(keys, "keys", 250), new EnvConfigSource(variables, 300))
                .build(), true);
    }

    static ConfigurationFixture keys(String... keysAndValues) {
        return of(map(keysAndValues), Map.of());
    }

    static ConfigurationFixture variables(String... variablesAndValues) {
        return of(Map.of(), map(variablesAndValues));
    }

    ConfigurationFixture inDevelopment() {
        return new ConfigurationFixture(config, false);
    }

    RedkitConfig.Client client(String name) {
        return config.getConfigMapping(RedkitConfig.class).clients().get(name);
    }

    TwelveFactor environment() {
        return TwelveFactor.from(config);
    }

    ClientSettings resolve() {
        return resolve(RedkitConfig.DEFAULT_CLIENT);
    }

    ClientSettings resolve(String name) {
        return ClientSettingsResolver.resolve(name, client(name), environment(), mode());
    }

    ResolvedClients resolveAll() {
        return ClientSettingsResolver.resolveAll(config.getConfigMapping(RedkitConfig.class).clients(), environment(),
                mode());
    }

    LaunchMode mode() {
        return production ? LaunchMode.NORMAL : LaunchMode.DEVELOPMENT;
    }

    /** Returns the message of the refused default client. */
    String refusal() {
        return catchThrowableOfType(ConfigurationException.class, this::resolve).getMessage();
    }

    static Map<String, String> map(String... keysAndValues) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
