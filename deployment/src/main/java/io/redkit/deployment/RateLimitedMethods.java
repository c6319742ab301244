package io.redkit.deployment;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.MethodParameterInfo;

import io.redkit.ratelimit.RateLimited;
import io.redkit.runtime.config.ConfigKeys;
import io.redkit.runtime.config.RedkitConfig;
import io.redkit.runtime.ratelimit.MethodFacts;
import io.redkit.runtime.ratelimit.SubjectTemplate;
import io.redkit.runtime.ratelimit.SubjectTemplate.Kind;

/** Reads and checks what {@link RateLimited} says of methods. */
final class RateLimitedMethods {

    static final DotName ANNOTATION = DotName.createSimple(RateLimited.class);

    private static final DotName NON_BLOCKING = DotName.createSimple("io.smallrye.common.annotation.NonBlocking");
    private static final Set<DotName> PROMISES = Set.of(DotName.createSimple("io.smallrye.mutiny.Uni"),
            DotName.createSimple("io.smallrye.mutiny.Multi"), DotName.createSimple("java.util.concurrent.CompletionStage"),
            DotName.createSimple("java.util.concurrent.CompletableFuture"));
    private static final Set<DotName> VERBS = List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS").stream()
            .map(verb -> DotName.createSimple("jakarta.ws.rs." + verb)).collect(Collectors.toUnmodifiableSet());

    private final boolean hasHttp;
    private final Set<String> configuredKeys;
    private final List<String> problems = new ArrayList<>();
    private final SortedMap<String, MethodFacts> facts = new TreeMap<>();
    private final SortedMap<String, SortedSet<String>> limits = new TreeMap<>();
    private final SortedMap<String, SortedSet<String>> places = new TreeMap<>();

    /**
     * @param hasHttp whether there can be HTTP requests
     * @param configuredKeys names of the configuration keys that the build sees
     */
    RateLimitedMethods(IndexView index, boolean hasHttp, Set<String> configuredKeys) {
        this.hasHttp = hasHttp;
        this.configuredKeys = configuredKeys;
        index.getAnnotations(ANNOTATION).stream().sorted((a, b) -> place(a).compareTo(place(b))).forEach(this::read);
    }

    List<String> problems() {
        return problems;
    }

    SortedMap<String, MethodFacts> facts() {
        return facts;
    }

    /** Returns the names of limits for each client. */
    SortedMap<String, SortedSet<String>> limits() {
        return limits;
    }

    /** Returns the annotated places for each client. */
    SortedMap<String, SortedSet<String>> places() {
        return places;
    }

    private static String place(AnnotationInstance annotation) {
        AnnotationTarget target = annotation.target();
        return target.kind() == AnnotationTarget.Kind.METHOD
                ? target.asMethod().declaringClass().name() + "#" + target.asMethod().name()
                : target.asClass().name().toString();
    }

    private void read(AnnotationInstance annotation) {
        String place = place(annotation);
        if (place.startsWith("io.redkit.runtime.")) {
            return; // the interceptor itself
        }
        String client = text(annotation, "client", RedkitConfig.DEFAULT_CLIENT);
        places.computeIfAbsent(client, name -> new TreeSet<>()).add(place);
        SortedSet<String> its = limits.computeIfAbsent(client, name -> new TreeSet<>());
        String[] names = annotation.value().asStringArray();
        if (names.length == 0) {
            problems.add(place + ": @RateLimited names no limit");
        }
        for (String name : names) {
            its.add(name);
            checkLimit(place, client, name);
        }
        SubjectTemplate subject = subject(annotation, place);
        for (MethodInfo method : methods(annotation)) {
            facts.put(key(method), new MethodFacts(parameters(method), isEndpoint(method)));
            checkMethod(place, method, subject);
        }
    }

    private static List<MethodInfo> methods(AnnotationInstance annotation) {
        if (annotation.target().kind() == AnnotationTarget.Kind.METHOD) {
            return List.of(annotation.target().asMethod());
        }
        return annotation.target().asClass().methods().stream()
                .filter(method -> !method.isConstructor() && !method.isSynthetic()
                        && !Modifier.isStatic(method.flags()) && !Modifier.isPrivate(method.flags())
                        && !method.hasDeclaredAnnotation(ANNOTATION))
                .toList();
    }

    private SubjectTemplate subject(AnnotationInstance annotation, String place) {
        try {
            return SubjectTemplate.parse(text(annotation, "subject", ""));
        } catch (IllegalArgumentException e) {
            problems.add(place + ": the subject of @RateLimited cannot be read: " + e.getMessage());
            return SubjectTemplate.parse("");
        }
    }

    private void checkLimit(String place, String client, String name) {
        String quoted = ConfigKeys.of(client, "rate-limit.\"" + name + "\".");
        String plain = ConfigKeys.of(client, "rate-limit." + name + ".");
        String plainest = "quarkus.redkit." + client + ".rate-limit." + name + ".";
        boolean known = configuredKeys.stream().map(key -> key.startsWith("%") ? key.substring(key.indexOf('.') + 1) : key)
                .anyMatch(key -> key.startsWith(quoted) || key.startsWith(plain) || key.startsWith(plainest));
        if (!known) {
            problems.add(place + ": there is no rate limit " + name + "; set " + quoted + "permits and .period where the build"
                    + " sees them, such as in application.properties. They can be changed at run time");
        }
    }

    private void checkMethod(String place, MethodInfo method, SubjectTemplate subject) {
        boolean promises = PROMISES.contains(method.returnType().name());
        if (!promises && (method.hasDeclaredAnnotation(NON_BLOCKING)
                || method.declaringClass().hasDeclaredAnnotation(NON_BLOCKING))) {
            problems.add(
                    place + ": " + method.name() + " is @NonBlocking and returns no Uni, Multi or CompletionStage, so there"
                            + " is no time to ask Redis; return a Uni, or remove @NonBlocking");
        }
        for (SubjectTemplate.Part part : subject.parts()) {
            if (part.kind() == Kind.ARGUMENT && !parameters(method).contains(part.name())) {
                problems.add(place + ": the subject of @RateLimited has {" + part.name() + "}, and " + method.name()
                        + " has no such parameter; it has " + parameters(method));
            }
            if (part.isOfRequest() && !hasHttp) {
                problems.add(place + ": the subject of @RateLimited is of an HTTP request, and there is no extension for HTTP");
            }
            if (part.isOfRequest() && parameters(method).contains(part.name())) {
                problems.add(place + ": {" + part.name() + "} is of the HTTP request; give the parameter of this name another");
            }
        }
    }

    private static List<String> parameters(MethodInfo method) {
        return method.parameters().stream().map(MethodParameterInfo::nameOrDefault).toList();
    }

    private static boolean isEndpoint(MethodInfo method) {
        return method.declaredAnnotations().stream().anyMatch(annotation -> VERBS.contains(annotation.name()));
    }

    private static String key(MethodInfo method) {
        return MethodFacts.key(method.declaringClass().name().toString(), method.name(),
                method.parameterTypes().stream().map(type -> type.name().toString()).toList());
    }

    private static String text(AnnotationInstance annotation, String member, String fallback) {
        AnnotationValue value = annotation.value(member);
        return value == null || value.asString().isEmpty() ? fallback : value.asString();
    }
}
