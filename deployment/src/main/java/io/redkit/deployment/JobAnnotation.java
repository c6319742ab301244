package io.redkit.deployment;

import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;

import io.quarkus.runtime.configuration.DurationConverter;
import io.redkit.queue.JobContext;
import io.redkit.queue.RedisJob;
import io.redkit.runtime.config.RedkitConfig;
import io.redkit.runtime.queue.Crons;
import io.redkit.runtime.queue.JobMethod;
import io.redkit.runtime.queue.JobMethod.Style;
import io.redkit.runtime.queue.JobTerms;

/** Reads what {@link RedisJob} says of one method, and finds all that is wrong with it. */
final class JobAnnotation {

    static final DotName NAME = DotName.createSimple(RedisJob.class);

    private static final DotName CONTEXT = DotName.createSimple(JobContext.class);
    private static final DotName BLOCKING = DotName.createSimple("io.smallrye.common.annotation.Blocking");
    private static final DotName NON_BLOCKING = DotName.createSimple("io.smallrye.common.annotation.NonBlocking");
    private static final DotName VIRTUAL = DotName.createSimple("io.smallrye.common.annotation.RunOnVirtualThread");
    private static final DotName UNI = DotName.createSimple("io.smallrye.mutiny.Uni");
    private static final Set<String> STAGES = Set.of("java.util.concurrent.CompletionStage",
            "java.util.concurrent.CompletableFuture");
    private static final Set<String> NO_RESULTS = Set.of("io.smallrye.mutiny.Multi", "java.util.concurrent.Future",
            "java.util.concurrent.Flow$Publisher", "org.reactivestreams.Publisher", "java.util.stream.Stream",
            "io.vertx.core.Future");

    private final AnnotationInstance annotation;
    private final MethodInfo method;
    private final List<String> problems = new ArrayList<>();

    JobAnnotation(AnnotationInstance annotation) {
        this.annotation = annotation;
        this.method = annotation.target().asMethod();
    }

    List<String> problems() {
        return problems;
    }

    /** Returns what the application needs to know; not to be used if there are problems. */
    JobMethod facts() {
        checkShape();
        int context = index(true);
        int payload = index(false);
        String cron = text("cron", "");
        checkCron(cron, payload);
        JobTerms terms = terms();
        try {
            terms.options(false);
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
        }
        return new JobMethod(text("client", RedkitConfig.DEFAULT_CLIENT), annotation.value().asString(),
                method.declaringClass().name().toString(), method.name(),
                method.parameterTypes().stream().map(type -> type.name().toString()).toList(), payload, context, style(), terms,
                cron, text("zone", "UTC"));
    }

    private void checkShape() {
        if (annotation.value().asString().isBlank()) {
            problems.add("the name of the queue is empty");
        }
        if (Modifier.isPrivate(method.flags()) || Modifier.isStatic(method.flags()) || Modifier.isAbstract(method.flags())) {
            problems.add("it is private, static or abstract, so that it cannot be called on a bean");
        }
        if (NO_RESULTS.contains(method.returnType().name().toString())) {
            problems.add("it returns " + method.returnType().name().withoutPackagePrefix()
                    + ", of which nobody can tell when the job is done; return nothing, a value, a Uni or a CompletionStage");
        }
        if (others(false).size() > 1 || others(true).size() > 1) {
            problems.add("it has " + method.parametersCount()
                    + " parameters; it may take one payload and a JobContext, both or nothing");
        }
    }

    private List<Integer> others(boolean contexts) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < method.parametersCount(); i++) {
            if (method.parameterType(i).name().equals(CONTEXT) == contexts) {
                found.add(i);
            }
        }
        return found;
    }

    private int index(boolean ofContext) {
        List<Integer> found = others(ofContext);
        return found.isEmpty() ? -1 : found.get(0);
    }

    private void checkCron(String cron, int payload) {
        if (cron.isEmpty()) {
            return;
        }
        if (payload >= 0) {
            problems.add(
                    "its schedule adds jobs without a payload, and it takes one; use JobQueue.schedule(...) with a payload");
        }
        try {
            Crons.check(cron);
        } catch (IllegalArgumentException e) {
            problems.add("cron is '" + cron + "', which is wrong: " + e.getMessage());
        }
        try {
            Crons.zone(text("zone", "UTC"));
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
        }
    }

    private Style style() {
        Type returned = method.returnType();
        boolean promises = returned.name().equals(UNI) || STAGES.contains(returned.name().toString());
        boolean wantsThread = has(BLOCKING) || has(VIRTUAL);
        if (promises && wantsThread) {
            problems.add("it returns " + returned.name().withoutPackagePrefix()
                    + ", and is to run on a thread of its own; return a value, or remove @Blocking or @RunOnVirtualThread");
        }
        if (!promises && has(NON_BLOCKING)) {
            problems.add("it is @NonBlocking and returns no Uni or CompletionStage; return one, or remove @NonBlocking");
        }
        if (promises) {
            return returned.name().equals(UNI) ? Style.UNI : Style.STAGE;
        }
        return has(VIRTUAL) ? Style.VIRTUAL : Style.BLOCKING;
    }

    private boolean has(DotName name) {
        return method.hasDeclaredAnnotation(name) || method.declaringClass().hasDeclaredAnnotation(name);
    }

    private JobTerms terms() {
        return new JobTerms(number("concurrency", 10), number("attempts", 3), millis("backoff", "1s"),
                millis("longestBackoff", "1h"), millis("timeout", ""), millis("lease", ""), number("concurrencyOfAll", 0),
                number("rate", 0), millis("ratePeriod", "1s"));
    }

    private int number(String member, int fallback) {
        AnnotationValue value = annotation.value(member);
        return value == null ? fallback : value.asInt();
    }

    private String text(String member, String fallback) {
        AnnotationValue value = annotation.value(member);
        return value == null ? fallback : value.asString();
    }

    private long millis(String member, String fallback) {
        String text = text(member, fallback);
        try {
            Duration duration = text.isEmpty() ? Duration.ZERO : DurationConverter.parseDuration(text);
            return duration == null ? 0 : duration.toMillis();
        } catch (IllegalArgumentException e) {
            problems.add(member + " is '" + text + "', which is no duration such as 5s");
            return DurationConverter.parseDuration("1s").toMillis();
        }
    }
}
