package io.redkit.quarkuscache.deployment;

import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.quarkus.cache.deployment.CacheManagerInfoBuildItem;
import io.quarkus.cache.deployment.CacheNamesBuildItem;
import io.quarkus.cache.runtime.CacheBuildConfig;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.types.TypeParser;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.redkit.deployment.ClientNeedBuildItem;
import io.redkit.runtime.quarkuscache.QuarkusCacheRecorder;

/** Makes Redkit a backend of the caches of Quarkus that have its type. */
class QuarkusCacheProcessor {

    @BuildStep
    KeptCachesBuildItem kept(CacheNamesBuildItem names, CacheBuildConfig config) {
        Set<String> kept = new TreeSet<>();
        for (String name : names.getNames()) {
            CacheBuildConfig.CacheTypeBuildConfig own = config.cacheTypeByName().get(name);
            if (QuarkusCacheRecorder.TYPE.equals(own == null ? config.type() : own.type())) {
                kept.add(name);
            }
        }
        return new KeptCachesBuildItem(kept);
    }

    @BuildStep
    Optional<ClientNeedBuildItem> need(KeptCachesBuildItem kept, QuarkusCacheConfig config) {
        return kept.names().isEmpty() ? Optional.empty()
                : Optional.of(new ClientNeedBuildItem(config.clientName(),
                        "the caches of type redkit: " + String.join(", ", kept.names())));
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    CacheManagerInfoBuildItem backend(QuarkusCacheRecorder recorder, KeptCachesBuildItem kept, QuarkusCacheConfig config,
            CombinedIndexBuildItem index) {
        ValueTypes types = new ValueTypes(index.getIndex(), kept.names(), config.valueTypes());
        List<String> problems = types.problems();
        if (!problems.isEmpty()) {
            throw new ConfigurationException(String.join(System.lineSeparator(), problems));
        }
        Map<String, Type> parsed = new HashMap<>();
        types.types().forEach((name, type) -> parsed.put(name, TypeParser.parse(type)));
        return new CacheManagerInfoBuildItem(recorder.backend(config.clientName(), parsed));
    }
}
