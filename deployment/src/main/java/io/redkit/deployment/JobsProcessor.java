package io.redkit.deployment;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.invoke.Invoker;
import jakarta.inject.Singleton;

import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Type;

import io.quarkus.arc.ActiveResult;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.AutoAddScopeBuildItem;
import io.quarkus.arc.deployment.BeanDiscoveryFinishedBuildItem;
import io.quarkus.arc.deployment.InvokerFactoryBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.arc.deployment.UnremovableBeanBuildItem;
import io.quarkus.arc.processor.BeanInfo;
import io.quarkus.arc.processor.BuiltinScope;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.ShutdownContextBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveHierarchyBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveMethodBuildItem;
import io.quarkus.deployment.execannotations.ExecutionModelAnnotationsAllowedBuildItem;
import io.quarkus.deployment.recording.RecorderContext;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.redkit.queue.JobQueues;
import io.redkit.queue.ReactiveJobQueues;
import io.redkit.runtime.RedkitRecorder;
import io.redkit.runtime.queue.JobMethod;
import io.redkit.runtime.queue.JobsByClient;
import io.redkit.runtime.queue.JobsRecorder;
import io.redkit.runtime.queue.JobsStart;

/** Makes beans of the queues of the clients, and lets methods do their jobs. */
class JobsProcessor {

    @BuildStep
    List<PatternBeanBuildItem> doors() {
        return List.of(new PatternBeanBuildItem(JobQueues.class), new PatternBeanBuildItem(ReactiveJobQueues.class));
    }

    @BuildStep
    JobMethodsBuildItem annotated(CombinedIndexBuildItem index) {
        JobMethodsBuildItem methods = JobMethodsBuildItem.of(index.getIndex());
        if (!methods.problems().isEmpty()) {
            throw new ConfigurationException(String.join(System.lineSeparator(), methods.problems()));
        }
        return methods;
    }

    @BuildStep
    List<ClientNeedBuildItem> needs(JobMethodsBuildItem methods) {
        return methods.all().stream()
                .map(each -> new ClientNeedBuildItem(each.facts().client(), each.facts().toString())).toList();
    }

    @BuildStep
    void beansWithMethods(JobMethodsBuildItem methods, BuildProducer<AutoAddScopeBuildItem> scopes,
            BuildProducer<UnremovableBeanBuildItem> unremovable, BuildProducer<AdditionalBeanBuildItem> start) {
        if (methods.all().isEmpty()) {
            return;
        }
        scopes.produce(AutoAddScopeBuildItem.builder().containsAnnotations(JobAnnotation.NAME)
                .defaultScope(BuiltinScope.SINGLETON).reason("it has methods with @RedisJob").build());
        unremovable.produce(UnremovableBeanBuildItem.targetWithAnnotation(JobAnnotation.NAME));
        start.produce(AdditionalBeanBuildItem.unremovableOf(JobsStart.class));
    }

    @BuildStep
    ExecutionModelAnnotationsAllowedBuildItem threads() {
        return new ExecutionModelAnnotationsAllowedBuildItem(method -> method.hasDeclaredAnnotation(JobAnnotation.NAME));
    }

    @BuildStep
    List<JobInvokerBuildItem> invokers(JobMethodsBuildItem methods, BeanDiscoveryFinishedBuildItem beans,
            InvokerFactoryBuildItem factory) {
        Map<DotName, BeanInfo> byClass = beans.beanStream().classBeans()
                .collect(Collectors.toMap(BeanInfo::getBeanClass, bean -> bean, (one, other) -> one));
        List<String> homeless = methods.all().stream().filter(each -> !byClass.containsKey(classOf(each)))
                .map(each -> "@RedisJob at " + each.facts() + ": its class is no bean; give it a scope such as @Singleton")
                .toList();
        if (!homeless.isEmpty()) {
            throw new ConfigurationException(String.join(System.lineSeparator(), homeless));
        }
        return methods.all().stream().map(each -> new JobInvokerBuildItem(each.facts(),
                factory.createInvoker(byClass.get(classOf(each)), each.method()).withInstanceLookup().build())).toList();
    }

    private static DotName classOf(JobMethodsBuildItem.Found found) {
        ClassInfo type = found.method().declaringClass();
        return type.name();
    }

    /** The type of a payload is read from the method, and Jackson looks into it. */
    @BuildStep
    void reflection(JobMethodsBuildItem methods, BuildProducer<ReflectiveMethodBuildItem> reflective,
            BuildProducer<ReflectiveHierarchyBuildItem> hierarchies) {
        for (JobMethodsBuildItem.Found each : methods.all()) {
            JobMethod facts = each.facts();
            reflective
                    .produce(new ReflectiveMethodBuildItem("Redkit reads the type of its payload", true, facts.declaringClass(),
                            facts.name(), facts.parameterTypes().toArray(String[]::new)));
            if (facts.payloadIndex() >= 0) {
                Type payload = each.method().parameterType(facts.payloadIndex());
                hierarchies.produce(ReflectiveHierarchyBuildItem.builder(payload).source(facts.toString()).build());
            }
        }
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    JobsBuildItem create(JobsRecorder recorder, ClientsBuildItem clients, ShutdownContextBuildItem shutdown) {
        return new JobsBuildItem(recorder.create(clients.clients(), shutdown));
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void beans(JobsRecorder recorder, RedkitRecorder clients, ClientUsesBuildItem uses, JobsBuildItem jobs,
            BuildProducer<SyntheticBeanBuildItem> beans) {
        for (String name : uses.placesByClient().keySet()) {
            Supplier<ActiveResult> active = clients.checkActive(name);
            beans.produce(ClientBean.of(name, JobQueues.class, active).scope(ApplicationScoped.class)
                    .supplier(recorder.blocking(jobs.jobs(), name)).done());
            beans.produce(ClientBean.of(name, ReactiveJobQueues.class, active).scope(ApplicationScoped.class)
                    .supplier(recorder.reactive(jobs.jobs(), name)).done());
        }
        beans.produce(SyntheticBeanBuildItem.configure(JobsByClient.class).scope(Singleton.class).setRuntimeInit()
                .supplier(recorder.all(jobs.jobs())).done());
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void methods(JobsRecorder recorder, RecorderContext context, List<JobInvokerBuildItem> invokers, JobsBuildItem jobs) {
        for (JobInvokerBuildItem each : invokers) {
            RuntimeValue<Invoker<Object, Object>> invoker = context.newInstance(each.invoker().getClassName());
            recorder.add(jobs.jobs(), each.method(), invoker);
        }
    }
}
