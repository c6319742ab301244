package io.redkit.deployment;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;

import io.quarkus.arc.ActiveResult;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.BeanDiscoveryFinishedBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem.ExtendedBeanConfigurator;
import io.quarkus.arc.processor.InjectionPointInfo;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.HotDeploymentWatchedFileBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourcePatternsBuildItem;
import io.redkit.data.ReactiveScript;
import io.redkit.data.RedisScript;
import io.redkit.data.Script;
import io.redkit.runtime.RedkitRecorder;
import io.redkit.runtime.config.RedkitConfig;
import io.redkit.runtime.script.ScriptSource;

/** Checks the scripts that are injected, computes their digests, and makes beans of them. */
class ScriptsProcessor {

    private static final DotName NAME = DotName.createSimple(RedisScript.class);

    @BuildStep
    AdditionalBeanBuildItem qualifier() {
        return AdditionalBeanBuildItem.builder().addBeanClasses(RedisScript.class).build();
    }

    @BuildStep
    ScriptUsesBuildItem uses(BeanDiscoveryFinishedBuildItem beans) {
        SortedMap<String, SortedSet<String>> clients = new TreeMap<>();
        SortedMap<String, SortedSet<String>> places = new TreeMap<>();
        for (InjectionPointInfo point : beans.getInjectionPoints()) {
            AnnotationInstance name = point.getRequiredQualifier(NAME);
            if (name != null) {
                String script = name.value().asString();
                clients.computeIfAbsent(script, key -> new TreeSet<>()).add(ClientUsesProcessor.clientOf(point));
                places.computeIfAbsent(script, key -> new TreeSet<>()).add(point.getTargetInfo());
            }
        }
        ScriptFiles files = new ScriptFiles(Thread.currentThread().getContextClassLoader());
        places.forEach(files::read);
        return new ScriptUsesBuildItem(files.sources(), clients);
    }

    @BuildStep
    List<HotDeploymentWatchedFileBuildItem> watchedFiles(ScriptUsesBuildItem uses) {
        return uses.sources().keySet().stream().map(ScriptFiles::path).map(HotDeploymentWatchedFileBuildItem::new).toList();
    }

    /** Redkit's own scripts. Those of the application are part of the bytecode. */
    @BuildStep
    NativeImageResourcePatternsBuildItem ownScripts() {
        return NativeImageResourcePatternsBuildItem.builder().includeGlob("io/redkit/runtime/**/*.lua").build();
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void beans(RedkitRecorder recorder, ScriptUsesBuildItem uses, ClientsBuildItem clients,
            BuildProducer<SyntheticBeanBuildItem> beans) {
        for (Map.Entry<String, ScriptSource> script : uses.sources().entrySet()) {
            for (String client : uses.clientsOf(script.getKey())) {
                Supplier<ActiveResult> active = recorder.checkActive(client);
                beans.produce(bean(script.getKey(), client, Script.class, active)
                        .supplier(recorder.script(clients.clients(), client, script.getValue())).done());
                beans.produce(bean(script.getKey(), client, ReactiveScript.class, active)
                        .supplier(recorder.reactiveScript(clients.clients(), client, script.getValue())).done());
            }
        }
    }

    /** Who names no client means the default one: the beans of the others, which have all the qualifiers, too, give way. */
    private static ExtendedBeanConfigurator bean(String script, String client, Class<?> type, Supplier<ActiveResult> active) {
        ExtendedBeanConfigurator bean = SyntheticBeanBuildItem.configure(type).setRuntimeInit().checkActive(active)
                .scope(ApplicationScoped.class).addQualifier().annotation(NAME).addValue("value", script).done();
        return RedkitConfig.DEFAULT_CLIENT.equals(client) ? bean
                : bean.defaultBean().addQualifier().annotation(ClientUsesProcessor.CLIENT_NAME).addValue("value", client)
                        .done();
    }
}
