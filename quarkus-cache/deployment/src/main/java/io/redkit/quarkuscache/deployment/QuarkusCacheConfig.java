package io.redkit.quarkuscache.deployment;

import java.util.Map;

import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.redkit.runtime.config.RedkitConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The caches of Quarkus that have the type {@code redkit}. */
@ConfigMapping(prefix = "quarkus.cache.redkit")
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
public interface QuarkusCacheConfig {

    /**
     * Name of the client whose caches they are.
     */
    @WithDefault(RedkitConfig.DEFAULT_CLIENT)
    String clientName();

    /**
     * Class of the values of a cache, such as `org.acme.User` or `java.util.List<org.acme.User>`. If not set, it is what the
     * methods with `@CacheResult` return.
     */
    @ConfigDocMapKey("cache-name")
    Map<String, String> valueTypes();
}
