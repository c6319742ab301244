package io.redkit.deployment;

import java.util.function.Supplier;

import jakarta.enterprise.inject.Default;

import io.quarkus.arc.ActiveResult;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem.ExtendedBeanConfigurator;
import io.redkit.runtime.config.RedkitConfig;

/** A bean of which each client has one, with its name as the qualifier. */
final class ClientBean {

    private ClientBean() {
    }

    static ExtendedBeanConfigurator of(String client, Class<?> type, Supplier<ActiveResult> active) {
        ExtendedBeanConfigurator bean = SyntheticBeanBuildItem.configure(type).setRuntimeInit().checkActive(active);
        if (RedkitConfig.DEFAULT_CLIENT.equals(client)) {
            return bean.addQualifier(Default.class);
        }
        return bean.addQualifier().annotation(ClientUsesProcessor.CLIENT_NAME).addValue("value", client).done();
    }
}
