package io.redkit.deployment;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import org.jboss.jandex.DotName;

import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.redkit.runtime.session.HttpSessionRecorder;

/** Gives each HTTP request a session in Redis, where that is switched on. */
class HttpSessionsProcessor {

    private static final String KEY = "quarkus.redkit.http-session.enabled";
    private static final DotName STORE = DotName.createSimple("io.vertx.ext.web.sstore.SessionStore");
    private static final DotName HANDLER = DotName.createSimple("io.vertx.ext.web.handler.SessionHandler");
    private static final String FILTER = "io.redkit.runtime.session.HttpSessionFilter";

    static final class SwitchedOn implements BooleanSupplier {

        private final RedkitBuildTimeConfig config;

        SwitchedOn(RedkitBuildTimeConfig config) {
            this.config = config;
        }

        @Override
        public boolean getAsBoolean() {
            return config.httpSession().enabled();
        }
    }

    @BuildStep(onlyIf = SwitchedOn.class)
    ClientNeedBuildItem need(RedkitBuildTimeConfig config) {
        return new ClientNeedBuildItem(config.httpSession().clientName(), KEY);
    }

    @BuildStep(onlyIf = SwitchedOn.class)
    AdditionalBeanBuildItem filter(Capabilities capabilities) {
        if (capabilities.isMissing(Capability.VERTX_HTTP)) {
            throw new ConfigurationException(KEY + "=true, and there is no HTTP: add an extension such as quarkus-rest");
        }
        return AdditionalBeanBuildItem.builder().addBeanClass(FILTER).setUnremovable().build();
    }

    @BuildStep(onlyIf = SwitchedOn.class)
    @Record(ExecutionTime.RUNTIME_INIT)
    void beans(HttpSessionRecorder recorder, RedkitBuildTimeConfig config, ClientsBuildItem clients,
            BuildProducer<SyntheticBeanBuildItem> beans) {
        String client = config.httpSession().clientName();
        beans.produce(bean(STORE, recorder.store(clients.clients(), client)));
        beans.produce(bean(HANDLER, recorder.handler(client)));
    }

    private static SyntheticBeanBuildItem bean(DotName type, Supplier<Object> supplier) {
        return SyntheticBeanBuildItem.configure(type).scope(Singleton.class).defaultBean().unremovable().setRuntimeInit()
                .supplier(supplier).done();
    }
}
