package io.redkit.deployment;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.ActiveResult;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.ShutdownContextBuildItem;
import io.quarkus.deployment.metrics.MetricsCapabilityBuildItem;
import io.quarkus.deployment.metrics.MetricsFactoryConsumerBuildItem;
import io.redkit.pubsub.ReactiveRedisPubSub;
import io.redkit.pubsub.RedisPubSub;
import io.redkit.runtime.RedkitRecorder;
import io.redkit.runtime.pubsub.PubSubRecorder;

/** Makes beans of the channels of the clients, and publishes what they count. */
class PubSubProcessor {

    @BuildStep
    List<PatternBeanBuildItem> doors() {
        return List.of(new PatternBeanBuildItem(RedisPubSub.class), new PatternBeanBuildItem(ReactiveRedisPubSub.class));
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    PubSubBuildItem create(PubSubRecorder recorder, ClientsBuildItem clients, ShutdownContextBuildItem shutdown) {
        return new PubSubBuildItem(recorder.create(clients.clients(), shutdown));
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void beans(PubSubRecorder recorder, RedkitRecorder clients, ClientUsesBuildItem uses, PubSubBuildItem pubsub,
            BuildProducer<SyntheticBeanBuildItem> beans) {
        for (String name : uses.placesByClient().keySet()) {
            Supplier<ActiveResult> active = clients.checkActive(name);
            beans.produce(ClientBean.of(name, RedisPubSub.class, active).scope(ApplicationScoped.class)
                    .supplier(recorder.blocking(pubsub.channels(), name)).done());
            beans.produce(ClientBean.of(name, ReactiveRedisPubSub.class, active).scope(ApplicationScoped.class)
                    .supplier(recorder.reactive(pubsub.channels(), name)).done());
        }
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void meters(PubSubRecorder recorder, RedkitBuildTimeConfig config, Optional<MetricsCapabilityBuildItem> metrics,
            PubSubBuildItem pubsub, BuildProducer<MetricsFactoryConsumerBuildItem> consumers) {
        if (config.metrics().enabled() && metrics.isPresent()) {
            consumers.produce(new MetricsFactoryConsumerBuildItem(recorder.meters(pubsub.channels())));
        }
    }
}
