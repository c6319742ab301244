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
