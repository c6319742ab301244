package io.redkit.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.invoke.Invoker;

import org.jboss.jandex.ClassInfo;

import io.quarkus.arc.deployment.AutoAddScopeBuildItem;
import io.quarkus.arc.deployment.BeanDiscoveryFinishedBuildItem;
import io.quarkus.arc.deployment.InvokerFactoryBuildItem;
import io.quarkus.arc.deployment.SyntheticBeansRuntimeInitBuildItem;
import io.quarkus.arc.deployment.UnremovableBeanBuildItem;
import io.quarkus.arc.deployment.UnremovableBeanBuildItem.BeanClassAnnotationExclusion;
import io.quarkus.arc.deployment.ValidationPhaseBuildItem.ValidationErrorBuildItem;
import io.quarkus.arc.processor.BeanInfo;
import io.quarkus.arc.processor.BuiltinScope;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.Consume;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.ServiceStartBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveHierarchyBuildItem;
import io.quarkus.deployment.execannotations.ExecutionModelAnnotationsAllowedBuildItem;
import io.quarkus.deployment.recording.RecorderContext;
import io.quarkus.runtime.RuntimeValue;
import io.redkit.runtime.pubsub.PubSubRecorder;

/** Finds the methods that listen to channels, checks them, and has them called. */
class ListenersProcessor {

    @BuildStep
    ListenersBuildItem annotated(CombinedIndexBuildItem index) {
        return ListenersBuildItem.of(index.getIndex());
    }

    @BuildStep
    List<ClientNeedBuildItem> needs(ListenersBuildItem listeners) {
        return listeners.all().stream().map(each -> new ClientNeedBuildItem(each.client(), each.place())).toList();
    }

    /** A class with such a method needs no scope of its own. */
    @BuildStep
    AutoAddScopeBuildItem scope() {
        return AutoAddScopeBuildItem.builder().containsAnnotations(ListenerMethod.ANNOTATION)
                .defaultScope(BuiltinScope.SINGLETON).reason("it has methods with @RedisListener").build();
    }

    @BuildStep
    UnremovableBeanBuildItem unremovable() {
        return new UnremovableBeanBuildItem(new BeanClassAnnotationExclusion(ListenerMethod.ANNOTATION));
    }

    @BuildStep
    ExecutionModelAnnotationsAllowedBuildItem virtualThreads() {
        return new ExecutionModelAnnotationsAllowedBuildItem(method -> method.hasDeclaredAnnotation(ListenerMethod.ANNOTATION));
    }

    @BuildStep
    void calls(ListenersBuildItem listeners, BeanDiscoveryFinishedBuildItem beans, InvokerFactoryBuildItem invokers,
            BuildProducer<ListenerCallBuildItem> calls, BuildProducer<ValidationErrorBuildItem> errors) {
        List<String> problems = new ArrayList<>();
        for (ListenerMethod listener : listeners.all()) {
            List<BeanInfo> its = beansOf(listener.method().declaringClass(), beans);
            problems.addAll(listener.problems());
            if (its.isEmpty()) {
                problems.add("@RedisListener at " + listener.place() + ": its class is not a bean");
            } else if (listener.problems().isEmpty()) {
                its.forEach(bean -> calls.produce(new ListenerCallBuildItem(listener.spec(),
                        invokers.createInvoker(bean, listener.method()).withInstanceLookup().build().getClassName())));
            }
        }
        if (!problems.isEmpty()) {
            errors.produce(new ValidationErrorBuildItem(new IllegalStateException(String.join("\n", problems))));
        }
    }

    private static List<BeanInfo> beansOf(ClassInfo type, BeanDiscoveryFinishedBuildItem beans) {
        return beans.beanStream().classBeans().filter(bean -> bean.getBeanClass().equals(type.name())).stream().toList();
    }

    @BuildStep
    List<ReflectiveHierarchyBuildItem> payloads(ListenersBuildItem listeners) {
        return listeners.all().stream().filter(each -> each.problems().isEmpty()).flatMap(each -> Stream.of(each.payload()))
                .map(type -> ReflectiveHierarchyBuildItem.builder(type).source("@RedisListener").build()).toList();
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    @Consume(SyntheticBeansRuntimeInitBuildItem.class)
    ServiceStartBuildItem start(PubSubRecorder recorder, RecorderContext context, List<ListenerCallBuildItem> calls,
            PubSubBuildItem pubsub) {
        for (ListenerCallBuildItem call : calls) {
            RuntimeValue<Invoker<Object, Object>> invoker = context.newInstance(call.invoker());
            recorder.listen(pubsub.channels(), call.spec(), invoker);
        }
        return new ServiceStartBuildItem("redkit-listeners");
    }
}
