package io.redkit.deployment;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.MethodParameterInfo;
import org.jboss.jandex.Type;

import io.quarkus.builder.item.SimpleBuildItem;
import io.quarkus.runtime.configuration.DurationConverter;
import io.redkit.lock.LeaderOnly;
import io.redkit.lock.Locked;
import io.redkit.runtime.config.RedkitConfig;
import io.redkit.runtime.lock.LockTemplate;

/** The methods that run under locks or where this process leads, and all that is wrong with them. */
final class LockedMethodsBuildItem extends SimpleBuildItem {

    private static final DotName LOCKED = DotName.createSimple(Locked.class);
    private static final DotName LEADER_ONLY = DotName.createSimple(LeaderOnly.class);
    private static final DotName INTERCEPTOR = DotName.createSimple("jakarta.interceptor.Interceptor");
    private static final Set<String> STAGES = Set.of("io.smallrye.mutiny.Uni", "java.util.concurrent.CompletionStage",
            "java.util.concurrent.CompletableFuture");
    private static final Set<String> NOT_UNDER_A_LOCK = Set.of("io.smallrye.mutiny.Multi", "java.util.concurrent.Future",
            "java.util.concurrent.Flow$Publisher", "org.reactivestreams.Publisher", "java.util.stream.Stream",
            "io.vertx.core.Future");

    private final List<Place> all = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final SortedMap<String, SortedSet<String>> leaderships = new TreeMap<>();

    /** @param place as people look for it */
    record Place(String client, String place) {
    }

    static LockedMethodsBuildItem of(IndexView index) {
        LockedMethodsBuildItem found = new LockedMethodsBuildItem();
        methods(index, LOCKED).forEach(found::addLocked);
        methods(index, LEADER_ONLY).forEach(found::addLeaderOnly);
        List.of(LOCKED, LEADER_ONLY).forEach(name -> found.refuseClasses(index, name));
        found.problems.sort(null);
        return found;
    }

    private static List<AnnotationInstance> methods(IndexView index, DotName annotation) {
        return index.getAnnotations(annotation).stream()
                .filter(each -> each.target().kind() == AnnotationTarget.Kind.METHOD).toList();
    }

    private void refuseClasses(IndexView index, DotName annotation) {
        index.getAnnotations(annotation).stream().filter(each -> each.target().kind() == AnnotationTarget.Kind.CLASS)
                .map(each -> each.target().asClass())
                .filter(type -> !type.hasDeclaredAnnotation(INTERCEPTOR))
                .forEach(type -> problems.add("@" + annotation.withoutPackagePrefix() + " at " + type.name()
                        + ": it belongs to methods, not to a class"));
    }

    List<Place> all() {
        return all;
    }

    List<String> problems() {
        return problems;
    }

    /** Returns the names of leaderships by client. */
    SortedMap<String, SortedSet<String>> leaderships() {
        return leaderships;
    }

    private void addLocked(AnnotationInstance locked) {
        MethodInfo method = locked.target().asMethod();
        List<String> its = commonProblems(method);
        if (NOT_UNDER_A_LOCK.contains(method.returnType().name().toString())) {
            its.add("it returns " + method.returnType().name().withoutPackagePrefix() + ", which goes on when the lock is"
                    + " released; return a value, a Uni or a CompletionStage");
        }
        LockTemplate.numbered(locked.value().asString(), parameterNames(method), its);
        checkDuration(locked, "waitAtMost", its);
        checkDuration(locked, "lease", its);
        add(locked, method, its);
    }

    private static void checkDuration(AnnotationInstance locked, String member, List<String> problems) {
        if (locked.value(member) != null) {
            try {
                DurationConverter.parseDuration(locked.value(member).asString());
            } catch (IllegalArgumentException e) {
                problems.add(member + " is '" + locked.value(member).asString() + "', which is no duration such as 5s");
            }
        }
    }

    private void addLeaderOnly(AnnotationInstance only) {
        MethodInfo method = only.target().asMethod();
        List<String> its = commonProblems(method);
        if (!returnsNothing(method.returnType())) {
            its.add("it returns " + method.returnType() + ", and there is no value where this process does not lead; return"
                    + " void, Uni<Void> or CompletionStage<Void>");
        }
        if (only.value().asString().isBlank()) {
            its.add("the name of the leadership is empty");
        }
        add(only, method, its);
        leaderships.computeIfAbsent(client(only), name -> new TreeSet<>()).add(only.value().asString());
    }

    private static boolean returnsNothing(Type type) {
        return type.kind() == Type.Kind.VOID || type.kind() == Type.Kind.PARAMETERIZED_TYPE
                && STAGES.contains(type.name().toString())
                && type.asParameterizedType().arguments().get(0).name().toString().equals("java.lang.Void");
    }

    private static List<String> commonProblems(MethodInfo method) {
        List<String> problems = new ArrayList<>();
        if (Modifier.isPrivate(method.flags()) || Modifier.isStatic(method.flags())) {
            problems.add("it is private or static, so that no interceptor sees its calls");
        }
        return problems;
    }

    private void add(AnnotationInstance annotation, MethodInfo method, List<String> its) {
        String place = method.declaringClass().name() + "#" + method.name();
        all.add(new Place(client(annotation), place));
        its.forEach(problem -> problems
                .add("@" + annotation.name().withoutPackagePrefix() + " at " + place + ": " + problem));
    }

    private static String client(AnnotationInstance annotation) {
        return annotation.value("client") == null ? RedkitConfig.DEFAULT_CLIENT : annotation.value("client").asString();
    }

    /** Returns the names of the parameters; a number for one whose name the compiler has not kept. */
    static List<String> parameterNames(MethodInfo method) {
        List<String> names = new ArrayList<>();
        for (MethodParameterInfo parameter : method.parameters()) {
            names.add(parameter.name() == null ? String.valueOf(parameter.position()) : parameter.name());
        }
        return names;
    }
}
