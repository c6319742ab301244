package io.redkit.deployment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.ConfigProvider;

import io.quarkus.arc.ActiveResult;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.resteasy.reactive.spi.ExceptionMapperBuildItem;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.redkit.ratelimit.RateLimitExceededException;
import io.redkit.ratelimit.RateLimited;
import io.redkit.ratelimit.RateLimiter;
import io.redkit.ratelimit.ReactiveRateLimiter;
import io.redkit.runtime.RedkitRecorder;
import io.redkit.runtime.ratelimit.Limiters;
import io.redkit.runtime.ratelimit.RateLimitRecorder;
import io.redkit.runtime.ratelimit.RateLimitedInterceptor;

/** Rate limits: beans, and methods that keep to limits. */
class RateLimitsProcessor {

    private static final String HTTP_CALLER = "io.redkit.runtime.ratelimit.http.HttpCaller";
    private static final String TOO_MANY_REQUESTS = "io.redkit.runtime.ratelimit.http.TooManyRequests";
    /** Before the mappers that Quarkus has, and behind those of the application. */
    private static final int MAPPER_PRIORITY = 5001;

    @BuildStep
    List<PatternBeanBuildItem> types() {
        return List.of(new PatternBeanBuildItem(RateLimiter.class), new PatternBeanBuildItem(ReactiveRateLimiter.class));
    }

    @BuildStep
    RateLimitedBuildItem methods(CombinedIndexBuildItem index, Capabilities capabilities) {
        Set<String> keys = new HashSet<>();
        ConfigProvider.getConfig().getPropertyNames().forEach(keys::add);
        RateLimitedMethods methods = new RateLimitedMethods(index.getIndex(), capabilities.isPresent(Capability.VERTX_HTTP),
                keys);
        if (!methods.problems().isEmpty()) {
            throw new ConfigurationException(String.join(System.lineSeparator(), methods.problems()));
        }
        return new RateLimitedBuildItem(methods);
    }

    @BuildStep
    List<ClientNeedBuildItem> needs(RateLimitedBuildItem limited) {
        List<ClientNeedBuildItem> needs = new ArrayList<>();
        limited.methods().places().forEach((client, places) -> places
                .forEach(place -> needs.add(new ClientNeedBuildItem(client, place))));
        return needs;
    }

    @BuildStep
    void interception(RateLimitedBuildItem limited, Capabilities capabilities, BuildProducer<AdditionalBeanBuildItem> beans,
            BuildProducer<ExceptionMapperBuildItem> mappers) {
        if (limited.methods().places().isEmpty()) {
            return;
        }
        beans.produce(AdditionalBeanBuildItem.builder().setUnremovable()
                .addBeanClasses(RateLimited.class, RateLimitedInterceptor.class).build());
        if (capabilities.isPresent(Capability.VERTX_HTTP)) {
            beans.produce(AdditionalBeanBuildItem.unremovableOf(HTTP_CALLER));
        }
        if (capabilities.isPresent(Capability.RESTEASY_REACTIVE)) {
            mappers.produce(new ExceptionMapperBuildItem(TOO_MANY_REQUESTS, RateLimitExceededException.class.getName(),
                    MAPPER_PRIORITY, true));
        }
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    LimitersBuildItem limiters(RateLimitRecorder recorder, RateLimitedBuildItem limited, ClientUsesBuildItem uses,
            ClientsBuildItem clients) {
        Map<String, List<String>> limits = new HashMap<>();
        for (String client : uses.placesByClient().keySet()) {
            limits.put(client, new ArrayList<>(limited.methods().limits().getOrDefault(client, new TreeSet<>())));
        }
        return new LimitersBuildItem(recorder.create(clients.clients(), limits, new HashMap<>(limited.methods().facts())));
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void beans(RateLimitRecorder recorder, RedkitRecorder activity, ClientUsesBuildItem uses, LimitersBuildItem limiters,
            BuildProducer<SyntheticBeanBuildItem> beans) {
        beans.produce(SyntheticBeanBuildItem.configure(Limiters.class).scope(Singleton.class).setRuntimeInit()
                .runtimeValue(limiters.limiters()).done());
        for (String client : uses.placesByClient().keySet()) {
            Supplier<ActiveResult> active = activity.checkActive(client);
            beans.produce(ClientBean.of(client, RateLimiter.class, active).scope(ApplicationScoped.class)
                    .supplier(recorder.blocking(limiters.limiters(), client)).done());
            beans.produce(ClientBean.of(client, ReactiveRateLimiter.class, active).scope(ApplicationScoped.class)
                    .supplier(recorder.reactive(limiters.limiters(), client)).done());
        }
    }
}
