package io.redkit.deployment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Type;

import io.quarkus.arc.processor.InjectionPointInfo;
import io.quarkus.builder.item.SimpleBuildItem;
import io.redkit.cache.ReactiveRedisCache;
import io.redkit.cache.RedisCache;
import io.redkit.cache.RedisCacheName;

/** The caches that are injected by name, with the types of their keys and values, and what is wrong with some of them. */
final class InjectedCachesBuildItem extends SimpleBuildItem {

    static final DotName NAME = DotName.createSimple(RedisCacheName.class);
    private static final DotName BLOCKING = DotName.createSimple(RedisCache.class);
    private static final DotName REACTIVE = DotName.createSimple(ReactiveRedisCache.class);

    private final List<Injected> all;
    private final List<String> problems;

    private InjectedCachesBuildItem(List<Injected> all, List<String> problems) {
        this.all = all;
        this.problems = problems;
    }

    /**
     * A cache that is injected.
     *
     * @param type as it is injected
     */
    record Injected(String client, String name, Type type) {

        boolean isBlocking() {
            return type.name().equals(BLOCKING);
        }

        String keyType() {
            return argument(0).toString();
        }

        String valueType() {
            return argument(1).toString();
        }

        private Type argument(int index) {
            return type.asParameterizedType().arguments().get(index);
        }

        private boolean isComplete() {
            return type.kind() == Type.Kind.PARAMETERIZED_TYPE && isConcrete(argument(0)) && isConcrete(argument(1));
        }

        private static boolean isConcrete(Type type) {
            return switch (type.kind()) {
                case CLASS -> true;
                case PARAMETERIZED_TYPE ->
                    type.asParameterizedType().arguments().stream().allMatch(Injected::isConcrete);
                case ARRAY -> true;
                default -> false;
            };
        }
    }

    static InjectedCachesBuildItem of(Collection<InjectionPointInfo> points) {
        Map<String, Injected> all = new TreeMap<>();
        Map<String, String> types = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        for (InjectionPointInfo point : points) {
            Type type = point.getRequiredType();
            AnnotationInstance name = point.getRequiredQualifier(NAME);
            if (name == null || !type.name().equals(BLOCKING) && !type.name().equals(REACTIVE)) {
                continue;
            }
            Injected cache = new Injected(ClientUsesProcessor.clientOf(point), name.value().asString(), type);
            if (!cache.isComplete()) {
                problems.add("The cache " + cache.name + " is injected at " + point.getTargetInfo()
                        + " without the types of its keys and values; write them, such as RedisCache<Long, User>");
                continue;
            }
            String content = cache.keyType() + " to " + cache.valueType();
            String other = types.putIfAbsent(cache.client + '/' + cache.name, content);
            if (other != null && !other.equals(content)) {
                problems.add("The cache " + cache.name + " is injected from " + content + " at " + point.getTargetInfo()
                        + " and elsewhere from " + other + "; give one of the two another name");
            }
            all.put(cache.client + '/' + cache.name + '/' + type, cache);
        }
        return new InjectedCachesBuildItem(List.copyOf(all.values()), problems);
    }

    List<Injected> all() {
        return all;
    }

    List<String> problems() {
        return problems;
    }
}
