package io.redkit.deployment;

import java.util.List;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.ActiveResult;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.redkit.cache.NearCache;
import io.redkit.cache.ReactiveNearCache;
import io.redkit.runtime.RedkitRecorder;
import io.redkit.runtime.nearcache.NearCacheRecorder;

/** Makes beans of the near caches of the clients. */
class NearCacheProcessor {

    @BuildStep
    List<PatternBeanBuildItem> doors() {
        return List.of(new PatternBeanBuildItem(NearCache.class), new PatternBeanBuildItem(ReactiveNearCache.class));
    }

    /** Caffeine finds the class for what it is asked to do by its name, and Quarkus does not know that this one is in use. */
    @BuildStep
    ReflectiveClassBuildItem boundedByWeight() {
        return ReflectiveClassBuildItem.builder("com.github.benmanes.caffeine.cache.SSMW")
                .reason("Near caches that are bounded by size").constructors().fields().build();
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void beans(NearCacheRecorder recorder, RedkitRecorder activity, ClientUsesBuildItem uses, ClientsBuildItem clients,
            BuildProducer<SyntheticBeanBuildItem> beans) {
        for (String client : uses.placesByClient().keySet()) {
            Supplier<ActiveResult> active = activity.checkActive(client);
            beans.produce(ClientBean.of(client, NearCache.class, active).scope(ApplicationScoped.class)
                    .supplier(recorder.blocking(clients.clients(), client)).done());
            beans.produce(ClientBean.of(client, ReactiveNearCache.class, active).scope(ApplicationScoped.class)
                    .supplier(recorder.reactive(clients.clients(), client)).done());
        }
    }
}
