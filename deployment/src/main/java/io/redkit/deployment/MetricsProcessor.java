package io.redkit.deployment;

import java.util.Optional;

import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.metrics.MetricsCapabilityBuildItem;
import io.quarkus.deployment.metrics.MetricsFactoryConsumerBuildItem;
import io.redkit.runtime.RedkitRecorder;

/** Publishes the figures of the clients where the application has metrics. */
class MetricsProcessor {

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void meters(RedkitRecorder recorder, RedkitBuildTimeConfig config, Optional<MetricsCapabilityBuildItem> metrics,
            ClientsBuildItem clients, BuildProducer<MetricsFactoryConsumerBuildItem> consumers) {
        if (config.metrics().enabled() && metrics.isPresent()) {
            consumers.produce(new MetricsFactoryConsumerBuildItem(recorder.meters(clients.clients())));
        }
    }
}
