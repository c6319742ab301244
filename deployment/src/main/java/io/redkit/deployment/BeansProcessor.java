package io.redkit.deployment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.arc.ActiveResult;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.arc.deployment.UnremovableBeanBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.ShutdownContextBuildItem;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.tls.deployment.spi.TlsRegistryBuildItem;
import io.quarkus.vertx.deployment.VertxBuildItem;
import io.redkit.ReactiveRedisService;
import io.redkit.RedisService;
import io.redkit.codec.EncryptionKeys;
import io.redkit.codec.JsonCodecs;
import io.redkit.runtime.RedkitClients;
import io.redkit.runtime.RedkitRecorder;

/** Turns the clients in use into beans. Beans that nobody injects are removed by ArC. */
class BeansProcessor {

    @BuildStep
    UnremovableBeanBuildItem objectMapper() {
        return UnremovableBeanBuildItem.beanTypes(ObjectMapper.class);
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    ClientsBuildItem createClients(RedkitRecorder recorder, ClientUsesBuildItem uses, VertxBuildItem vertx,
            TlsRegistryBuildItem tls, ShutdownContextBuildItem shutdown, BuildProducer<SyntheticBeanBuildItem> beans) {
        Map<String, List<String>> places = new HashMap<>();
        uses.placesByClient().forEach((name, its) -> places.put(name, new ArrayList<>(its)));
        RuntimeValue<RedkitClients> clients = recorder.createClients(vertx.getVertx(), tls.registry(), places, shutdown);
        beans.produce(SyntheticBeanBuildItem.configure(RedkitClients.class).scope(Singleton.class).setRuntimeInit()
                .runtimeValue(clients).done());
        return new ClientsBuildItem(clients);
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void clientBeans(RedkitRecorder recorder, ClientUsesBuildItem uses, ClientsBuildItem clients,
            BuildProducer<SyntheticBeanBuildItem> beans) {
        RuntimeValue<RedkitClients> all = clients.clients();
        for (String name : uses.placesByClient().keySet()) {
            Supplier<ActiveResult> active = recorder.checkActive(name);
            beans.produce(bean(name, RedisService.class, recorder.blocking(all, name), active));
            beans.produce(bean(name, ReactiveRedisService.class, recorder.reactive(all, name), active));
            beans.produce(vertxBean(name, io.vertx.redis.client.Redis.class, recorder.redis(all, name), active));
            beans.produce(vertxBean(name, io.vertx.redis.client.RedisAPI.class, recorder.api(all, name), active));
            beans.produce(vertxBean(name, io.vertx.mutiny.redis.client.Redis.class, recorder.mutinyRedis(all, name), active));
            beans.produce(vertxBean(name, io.vertx.mutiny.redis.client.RedisAPI.class, recorder.mutinyApi(all, name), active));
        }
    }

    /** Vert.x' own clients. Redkit's must not be mistaken for them, nor they for Redkit's: they have no other qualifier. */
    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void plainBeans(RedkitRecorder recorder, ClientUsesBuildItem uses, ClientsBuildItem clients,
            BuildProducer<SyntheticBeanBuildItem> beans) {
        RuntimeValue<RedkitClients> all = clients.clients();
        for (String name : uses.placesByClient().keySet()) {
            Supplier<ActiveResult> active = recorder.checkActive(name);
            beans.produce(plainBean(name, io.vertx.redis.client.Redis.class, recorder.plainRedis(all, name), active));
            beans.produce(plainBean(name, io.vertx.redis.client.RedisAPI.class, recorder.plainApi(all, name), active));
        }
    }

    private static <T> SyntheticBeanBuildItem plainBean(String name, Class<T> type, Supplier<T> supplier,
            Supplier<ActiveResult> active) {
        return SyntheticBeanBuildItem.configure(type).setRuntimeInit().checkActive(active)
                .addQualifier().annotation(ClientUsesProcessor.PLAIN).addValue("value", name).done()
                .identifier("redkit-plain").scope(ApplicationScoped.class).supplier(supplier).done();
    }

    /** The codecs that the clients use for JSON, for those who wrap them, such as in an encrypting codec. */
    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    SyntheticBeanBuildItem jsonCodecs(RedkitRecorder recorder, ClientsBuildItem clients) {
        return SyntheticBeanBuildItem.configure(JsonCodecs.class).scope(Singleton.class).defaultBean().setRuntimeInit()
                .supplier(recorder.json(clients.clients())).done();
    }

    /** A bean of the application of the same type comes before this one. */
    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void encryptionKeys(RedkitRecorder recorder, ClientUsesBuildItem uses, BuildProducer<SyntheticBeanBuildItem> beans) {
        for (String name : uses.placesByClient().keySet()) {
            beans.produce(ClientBean.of(name, EncryptionKeys.class, recorder.checkEncryption(name)).scope(Singleton.class)
                    .defaultBean().supplier(recorder.encryptionKeys(name)).done());
        }
    }

    private static <T> SyntheticBeanBuildItem bean(String name, Class<T> type, Supplier<T> supplier,
            Supplier<ActiveResult> active) {
        return ClientBean.of(name, type, active).scope(ApplicationScoped.class).supplier(supplier).done();
    }

    /**
     * A bean of a type that is not ours: quarkus-redis-client may be in the same application, and then has the better right.
     */
    private static <T> SyntheticBeanBuildItem vertxBean(String name, Class<T> type, Supplier<T> supplier,
            Supplier<ActiveResult> active) {
        return ClientBean.of(name, type, active).identifier("redkit").defaultBean().scope(ApplicationScoped.class)
                .supplier(supplier).done();
    }
}
