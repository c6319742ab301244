package io.redkit.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;

import org.jboss.jandex.DotName;

import io.quarkus.arc.ActiveResult;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.BeanDiscoveryFinishedBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem.ExtendedBeanConfigurator;
import io.quarkus.arc.deployment.ValidationPhaseBuildItem.ValidationErrorBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.ShutdownContextBuildItem;
import io.quarkus.deployment.metrics.MetricsCapabilityBuildItem;
import io.quarkus.deployment.metrics.MetricsFactoryConsumerBuildItem;
import io.quarkus.deployment.types.TypeParser;
import io.redkit.cache.ReactiveRedisCache;
import io.redkit.cache.ReactiveRedisCaches;
import io.redkit.cache.RedisCache;
import io.redkit.cache.RedisCacheName;
import io.redkit.cache.RedisCaches;
import io.redkit.runtime.RedkitRecorder;
import io.redkit.runtime.cache.CacheRecorder;
import io.redkit.runtime.cache.CachesByClient;
import io.redkit.runtime.config.RedkitConfig;

/** Makes beans of the caches of the clients, and of those that are injected by name. */
class CachesProcessor {

    @BuildStep
    List<PatternBeanBuildItem> types() {
        return Stream.of(RedisCaches.class, ReactiveRedisCaches.class, RedisCache.class, ReactiveRedisCache.class)
                .map(PatternBeanBuildItem::new).toList();
    }

    @BuildStep
    AdditionalBeanBuildItem qualifier() {
        return AdditionalBeanBuildItem.builder().addBeanClasses(RedisCacheName.class).build();
    }

    @BuildStep
    InjectedCachesBuildItem injected(BeanDiscoveryFinishedBuildItem beans) {
        return InjectedCachesBuildItem.of(beans.getInjectionPoints());
    }

    @BuildStep
    List<ValidationErrorBuildItem> problems(InjectedCachesBuildItem injected) {
        return injected.problems().stream().map(IllegalStateException::new).map(ValidationErrorBuildItem::new).toList();
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    CachesBuildItem create(CacheRecorder recorder, ClientsBuildItem clients, ClientUsesBuildItem uses,
            ShutdownContextBuildItem shutdown) {
        return new CachesBuildItem(
                recorder.create(clients.clients(), new ArrayList<>(uses.placesByClient().keySet()), shutdown));
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void beans(CacheRecorder recorder, RedkitRecorder clients, ClientUsesBuildItem uses, CachesBuildItem caches,
            BuildProducer<SyntheticBeanBuildItem> beans) {
        for (String name : uses.placesByClient().keySet()) {
            Supplier<ActiveResult> active = clients.checkActive(name);
            beans.produce(ClientBean.of(name, RedisCaches.class, active).scope(ApplicationScoped.class)
                    .supplier(recorder.blocking(caches.caches(), name)).done());
            beans.produce(ClientBean.of(name, ReactiveRedisCaches.class, active).scope(ApplicationScoped.class)
                    .supplier(recorder.reactive(caches.caches(), name)).done());
        }
        beans.produce(SyntheticBeanBuildItem.configure(CachesByClient.class).scope(Singleton.class).setRuntimeInit()
                .unremovable().supplier(recorder.all(caches.caches())).done());
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void named(CacheRecorder recorder, RedkitRecorder clients, InjectedCachesBuildItem injected, CachesBuildItem caches,
            BuildProducer<SyntheticBeanBuildItem> beans) {
        for (InjectedCachesBuildItem.Injected each : injected.all()) {
            beans.produce(bean(each, clients.checkActive(each.client()))
                    .supplier(recorder.cache(caches.caches(), each.client(), each.name(), TypeParser.parse(each.keyType()),
                            TypeParser.parse(each.valueType()), each.isBlocking()))
                    .done());
        }
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void meters(CacheRecorder recorder, RedkitBuildTimeConfig config, Optional<MetricsCapabilityBuildItem> metrics,
            CachesBuildItem caches, BuildProducer<MetricsFactoryConsumerBuildItem> consumers) {
        if (config.metrics().enabled() && metrics.isPresent()) {
            consumers.produce(new MetricsFactoryConsumerBuildItem(recorder.meters(caches.caches())));
        }
    }

    /** Who names no client means the default one: the beans of the others give way. */
    private static ExtendedBeanConfigurator bean(InjectedCachesBuildItem.Injected cache, Supplier<ActiveResult> active) {
        ExtendedBeanConfigurator bean = SyntheticBeanBuildItem.configure(DotName.OBJECT_NAME).types(cache.type())
                .setRuntimeInit().checkActive(active).scope(Singleton.class)
                .identifier(cache.client() + '/' + cache.name() + '/' + cache.type())
                .addQualifier().annotation(InjectedCachesBuildItem.NAME).addValue("value", cache.name()).done();
        return RedkitConfig.DEFAULT_CLIENT.equals(cache.client()) ? bean
                : bean.defaultBean().addQualifier().annotation(ClientUsesProcessor.CLIENT_NAME)
                        .addValue("value", cache.client()).done();
    }
}
