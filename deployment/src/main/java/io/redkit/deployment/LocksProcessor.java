package io.redkit.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTransformation;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;

import io.quarkus.arc.ActiveResult;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.AnnotationsTransformerBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.arc.deployment.ValidationPhaseBuildItem.ValidationErrorBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.ShutdownContextBuildItem;
import io.redkit.lock.LeaderOnly;
import io.redkit.lock.Locked;
import io.redkit.lock.ReactiveRedisLocks;
import io.redkit.lock.RedisLocks;
import io.redkit.runtime.RedkitRecorder;
import io.redkit.runtime.lock.LeaderOnlyInterceptor;
import io.redkit.runtime.lock.LockTemplate;
import io.redkit.runtime.lock.LockedInterceptor;
import io.redkit.runtime.lock.LocksByClient;
import io.redkit.runtime.lock.LocksRecorder;

/** Makes beans of the locks of the clients, and checks the methods that run under locks or where this process leads. */
class LocksProcessor {

    private static final DotName LOCKED = DotName.createSimple(Locked.class);

    @BuildStep
    List<PatternBeanBuildItem> doors() {
        return List.of(new PatternBeanBuildItem(RedisLocks.class), new PatternBeanBuildItem(ReactiveRedisLocks.class));
    }

    @BuildStep
    AdditionalBeanBuildItem interceptors() {
        return AdditionalBeanBuildItem.builder().addBeanClasses(Locked.class, LeaderOnly.class, LockedInterceptor.class,
                LeaderOnlyInterceptor.class).build();
    }

    @BuildStep
    LockedMethodsBuildItem annotated(CombinedIndexBuildItem index) {
        return LockedMethodsBuildItem.of(index.getIndex());
    }

    @BuildStep
    List<ClientNeedBuildItem> needs(LockedMethodsBuildItem methods) {
        return methods.all().stream().map(each -> new ClientNeedBuildItem(each.client(), each.place())).toList();
    }

    @BuildStep
    List<ValidationErrorBuildItem> problems(LockedMethodsBuildItem methods) {
        return methods.problems().stream().map(IllegalStateException::new).map(ValidationErrorBuildItem::new).toList();
    }

    /** The names of parameters may not be there when the application runs. */
    @BuildStep
    AnnotationsTransformerBuildItem numberedParameters() {
        return new AnnotationsTransformerBuildItem(AnnotationTransformation.forMethods()
                .whenMethod(method -> method.hasDeclaredAnnotation(LOCKED))
                .transform(context -> {
                    AnnotationInstance locked = context.declaration().declaredAnnotation(LOCKED);
                    context.remove(each -> each.name().equals(LOCKED));
                    context.add(numbered(locked, context.declaration().asMethod()));
                }));
    }

    private static AnnotationInstance numbered(AnnotationInstance locked, MethodInfo method) {
        String template = LockTemplate.numbered(locked.value().asString(), LockedMethodsBuildItem.parameterNames(method),
                new ArrayList<>());
        List<AnnotationValue> values = new ArrayList<>(locked.values());
        values.removeIf(value -> value.name().equals("value"));
        values.add(AnnotationValue.createStringValue("value", template));
        return AnnotationInstance.create(LOCKED, locked.target(), values);
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    LocksBuildItem create(LocksRecorder recorder, ClientsBuildItem clients, ShutdownContextBuildItem shutdown) {
        return new LocksBuildItem(recorder.create(clients.clients(), shutdown));
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void beans(LocksRecorder recorder, RedkitRecorder clients, ClientUsesBuildItem uses, LocksBuildItem locks,
            BuildProducer<SyntheticBeanBuildItem> beans) {
        for (String name : uses.placesByClient().keySet()) {
            Supplier<ActiveResult> active = clients.checkActive(name);
            beans.produce(ClientBean.of(name, RedisLocks.class, active).scope(ApplicationScoped.class)
                    .supplier(recorder.blocking(locks.locks(), name)).done());
            beans.produce(ClientBean.of(name, ReactiveRedisLocks.class, active).scope(ApplicationScoped.class)
                    .supplier(recorder.reactive(locks.locks(), name)).done());
        }
        beans.produce(SyntheticBeanBuildItem.configure(LocksByClient.class).scope(Singleton.class).setRuntimeInit()
                .supplier(recorder.all(locks.locks())).done());
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void elections(LocksRecorder recorder, LockedMethodsBuildItem methods, LocksBuildItem locks) {
        methods.leaderships().forEach((client, names) -> names
                .forEach(name -> recorder.stand(locks.locks(), client, name)));
    }
}
