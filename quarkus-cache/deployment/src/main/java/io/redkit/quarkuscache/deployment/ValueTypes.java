package io.redkit.quarkuscache.deployment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.PrimitiveType;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

import io.quarkus.cache.deployment.CacheDeploymentConstants;
import io.smallrye.mutiny.Uni;

/** The types of the values of caches: what is configured, or else what the methods with {@code @CacheResult} return. */
final class ValueTypes {

    private static final Set<DotName> PROMISES = Set.of(DotName.createSimple(Uni.class),
            DotName.createSimple(CompletionStage.class), DotName.createSimple(CompletableFuture.class));

    private final SortedMap<String, String> types = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, String>> methods = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    /** @param names of the caches that are kept in Redis */
    ValueTypes(IndexView index, Collection<String> names, Map<String, String> configured) {
        for (AnnotationInstance result : index.getAnnotations(CacheDeploymentConstants.CACHE_RESULT)) {
            if (result.target().kind() == AnnotationTarget.Kind.METHOD) {
                note(result.value("cacheName").asString(), result.target().asMethod());
            }
        }
        for (String name : names) {
            decide(name, configured.get(name));
        }
    }

    SortedMap<String, String> types() {
        return types;
    }

    List<String> problems() {
        return problems;
    }

    private void note(String cache, MethodInfo method) {
        methods.computeIfAbsent(cache, name -> new TreeMap<>())
                .put(method.declaringClass().name() + "#" + method.name(), String.valueOf(text(value(method.returnType()))));
    }

    private void decide(String cache, @Nullable String configured) {
        Map<String, String> its = methods.getOrDefault(cache, new TreeMap<>());
        List<String> different = its.values().stream().distinct().toList();
        if (configured != null) {
            types.put(cache, configured);
        } else if (different.size() > 1) {
            problems.add("The cache " + cache + " has values of different types, so that nobody could read them: "
                    + its.entrySet().stream().map(each -> each.getKey() + " returns " + each.getValue())
                            .collect(Collectors.joining(", "))
                    + "; use a cache for each, or set quarkus.cache.redkit.value-types.\"" + cache + '"');
        } else if (different.size() == 1 && different.get(0).equals("null")) {
            problems.add("The cache " + cache + " is used by " + String.join(", ", its.keySet())
                    + ", whose return type says nothing of its values; set quarkus.cache.redkit.value-types.\"" + cache + '"');
        } else if (different.size() == 1) {
            types.put(cache, different.get(0));
        }
    }

    private static Type value(Type returned) {
        return returned.kind() == Type.Kind.PARAMETERIZED_TYPE && PROMISES.contains(returned.name())
                ? returned.asParameterizedType().arguments().get(0)
                : returned;
    }

    /** Returns the type as it is written in Java; null if it is not a definite one. */
    private static @Nullable String text(Type type) {
        return switch (type.kind()) {
            case CLASS -> type.name().toString();
            case PRIMITIVE -> PrimitiveType.box(type.asPrimitiveType()).name().toString();
            case ARRAY -> array(type);
            case PARAMETERIZED_TYPE -> parameterized(type);
            default -> null;
        };
    }

    private static @Nullable String array(Type type) {
        Type element = type.asArrayType().elementType();
        String name = element.kind() == Type.Kind.PRIMITIVE ? element.name().toString() : text(element);
        return name == null ? null : name + "[]".repeat(type.asArrayType().deepDimensions());
    }

    private static @Nullable String parameterized(Type type) {
        List<String> arguments = new ArrayList<>();
        for (Type argument : type.asParameterizedType().arguments()) {
            String text = text(argument);
            if (text == null) {
                return null;
            }
            arguments.add(text);
        }
        return type.name() + "<" + String.join(", ", arguments) + ">";
    }
}
