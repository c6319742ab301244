package io.redkit.deployment;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.ActiveResult;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.arc.deployment.UnremovableBeanBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.redkit.codec.EncryptionKeys;
import io.redkit.runtime.RedkitRecorder;
import io.redkit.runtime.session.SessionRecorder;
import io.redkit.session.ReactiveRedisSessions;
import io.redkit.session.ReactiveTokenBlacklist;
import io.redkit.session.RedisSessions;
import io.redkit.session.TokenBlacklist;

/** Makes beans of the sessions and the revoked tokens of each client. */
class SessionsProcessor {

    @BuildStep
    List<PatternBeanBuildItem> types() {
        return Stream.of(RedisSessions.class, ReactiveRedisSessions.class, TokenBlacklist.class, ReactiveTokenBlacklist.class)
                .map(PatternBeanBuildItem::new).toList();
    }

    /** Sessions look for their encryption keys, which nobody else may inject. */
    @BuildStep
    UnremovableBeanBuildItem encryptionKeys() {
        return UnremovableBeanBuildItem.beanTypes(EncryptionKeys.class);
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void sessions(SessionRecorder recorder, RedkitRecorder clientRecorder, ClientUsesBuildItem uses, ClientsBuildItem clients,
            BuildProducer<SyntheticBeanBuildItem> beans) {
        for (String name : uses.placesByClient().keySet()) {
            Supplier<ActiveResult> active = clientRecorder.checkActive(name);
            beans.produce(bean(name, ReactiveRedisSessions.class, recorder.reactive(clients.clients(), name), active));
            beans.produce(bean(name, RedisSessions.class, recorder.blocking(name), active));
        }
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void tokens(SessionRecorder recorder, RedkitRecorder clientRecorder, ClientUsesBuildItem uses, ClientsBuildItem clients,
            BuildProducer<SyntheticBeanBuildItem> beans) {
        for (String name : uses.placesByClient().keySet()) {
            Supplier<ActiveResult> active = clientRecorder.checkActive(name);
            beans.produce(bean(name, ReactiveTokenBlacklist.class, recorder.reactiveTokens(clients.clients(), name), active));
            beans.produce(bean(name, TokenBlacklist.class, recorder.tokens(name), active));
        }
    }

    /** The blocking view looks for the reactive bean, which nobody else may inject. */
    private static <T> SyntheticBeanBuildItem bean(String name, Class<T> type, Supplier<T> supplier,
            Supplier<ActiveResult> active) {
        return ClientBean.of(name, type, active).scope(ApplicationScoped.class).unremovable().supplier(supplier).done();
    }
}
