package io.redkit.deployment;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;

import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.BeanDiscoveryFinishedBuildItem;
import io.quarkus.arc.processor.InjectionPointInfo;
import io.quarkus.deployment.annotations.BuildStep;
import io.redkit.PlainVertxRedis;
import io.redkit.ReactiveRedisService;
import io.redkit.RedisClientName;
import io.redkit.RedisService;
import io.redkit.codec.EncryptionKeys;
import io.redkit.data.ReactiveScript;
import io.redkit.data.Script;
import io.redkit.runtime.config.RedkitConfig;

/** Finds out which clients the application uses, from its injection points. */
class ClientUsesProcessor {

    static final DotName CLIENT_NAME = DotName.createSimple(RedisClientName.class);

    static final DotName PLAIN = DotName.createSimple(PlainVertxRedis.class);

    private static final Set<DotName> INJECTABLE = Stream.of(RedisService.class, ReactiveRedisService.class,
            EncryptionKeys.class, Script.class, ReactiveScript.class, io.vertx.redis.client.Redis.class,
            io.vertx.redis.client.RedisAPI.class,
            io.vertx.mutiny.redis.client.Redis.class, io.vertx.mutiny.redis.client.RedisAPI.class)
            .map(DotName::createSimple).collect(Collectors.toUnmodifiableSet());

    @BuildStep
    AdditionalBeanBuildItem qualifiers() {
        return AdditionalBeanBuildItem.builder().addBeanClasses(RedisClientName.class, PlainVertxRedis.class).build();
    }

    @BuildStep
    ClientUsesBuildItem uses(BeanDiscoveryFinishedBuildItem beans, List<PatternBeanBuildItem> patterns,
            List<ClientNeedBuildItem> needs) {
        Set<DotName> injectable = new HashSet<>(INJECTABLE);
        patterns.forEach(pattern -> injectable.add(pattern.type()));
        SortedMap<String, SortedSet<String>> places = new TreeMap<>();
        needs.forEach(need -> places.computeIfAbsent(need.client(), name -> new TreeSet<>()).add(need.place()));
        for (InjectionPointInfo point : beans.getInjectionPoints()) {
            if (injectable.contains(point.getRequiredType().name())) {
                SortedSet<String> its = places.computeIfAbsent(clientOf(point), name -> new TreeSet<>());
                if (!point.isProgrammaticLookup() && !isEncryptionKeys(point)) {
                    its.add(point.getTargetInfo());
                }
            }
        }
        return new ClientUsesBuildItem(places);
    }

    @BuildStep
    List<RedkitClientBuildItem> clients(ClientUsesBuildItem uses) {
        return uses.placesByClient().keySet().stream().map(RedkitClientBuildItem::new).toList();
    }

    private static boolean isEncryptionKeys(InjectionPointInfo point) {
        return point.getRequiredType().name().equals(DotName.createSimple(EncryptionKeys.class));
    }

    static String clientOf(InjectionPointInfo point) {
        AnnotationInstance plain = point.getRequiredQualifier(PLAIN);
        AnnotationInstance qualifier = plain == null ? point.getRequiredQualifier(CLIENT_NAME) : plain;
        return qualifier == null || qualifier.value() == null ? RedkitConfig.DEFAULT_CLIENT : qualifier.value().asString();
    }
}
