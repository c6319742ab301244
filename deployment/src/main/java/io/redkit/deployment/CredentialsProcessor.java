package io.redkit.deployment;

import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.UnremovableBeanBuildItem;
import io.quarkus.credentials.CredentialsProvider;
import io.quarkus.deployment.annotations.BuildStep;
import io.redkit.RedisCredentialsSupplier;
import io.redkit.runtime.CertificateReload;

/** Keeps the beans that give credentials, which nobody injects, and the one that takes new certificates. */
class CredentialsProcessor {

    @BuildStep
    UnremovableBeanBuildItem sources() {
        return UnremovableBeanBuildItem.beanTypes(RedisCredentialsSupplier.class, CredentialsProvider.class);
    }

    @BuildStep
    AdditionalBeanBuildItem certificateReload() {
        return AdditionalBeanBuildItem.unremovableOf(CertificateReload.class);
    }
}
