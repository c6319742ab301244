package io.redkit.deployment;

import org.jspecify.annotations.Nullable;

import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.RunTimeConfigurationDefaultBuildItem;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;
import io.quarkus.deployment.pkg.steps.NativeOrNativeSourcesBuild;
import io.quarkus.maven.dependency.Dependency;

/** Has Vert.x use the sockets of the operating system where the application brings the library for them. */
class TransportProcessor {

    private static final String PREFER_NATIVE = "quarkus.vertx.prefer-native-transport";

    /**
     * A default only, which the application overrides. The machine that runs the application need not be like the one that
     * builds it, so the library is not tried here: Vert.x does so at the start, and takes Java's sockets if it does not fit.
     */
    @BuildStep(onlyIfNot = NativeOrNativeSourcesBuild.class)
    @Nullable
    RunTimeConfigurationDefaultBuildItem preferNativeTransport(CurateOutcomeBuildItem application) {
        boolean present = application.getApplicationModel().getRuntimeDependencies().stream()
                .anyMatch(TransportProcessor::isNativeTransport);
        return present ? new RunTimeConfigurationDefaultBuildItem(PREFER_NATIVE, "true") : null;
    }

    /** Without a classifier there are classes, but no library. */
    private static boolean isNativeTransport(Dependency dependency) {
        String name = dependency.getArtifactId();
        return dependency.getGroupId().equals("io.netty") && !dependency.getClassifier().isEmpty()
                && (name.equals("netty-transport-native-epoll") || name.equals("netty-transport-native-kqueue"));
    }
}
