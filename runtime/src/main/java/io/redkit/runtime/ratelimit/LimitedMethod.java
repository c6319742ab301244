package io.redkit.runtime.ratelimit;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.redkit.ratelimit.RateLimit;
import io.redkit.ratelimit.RateLimitDecision;
import io.redkit.ratelimit.RateLimited;
import io.redkit.ratelimit.ReactiveRateLimiter;
import io.redkit.runtime.config.RedkitConfig;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** A method with an annotation, made ready to ask its limits. */
final class LimitedMethod {

    /** How a method gives its result. */
    enum Result {
        UNI,
        MULTI,
        STAGE,
        PLAIN
    }

    private final ReactiveRateLimiter limiter;
    private final RateLimited annotation;
    private final SubjectTemplate subject;
    private final List<String> parameters;
    private final boolean endpoint;
    private final Result result;

    private LimitedMethod(Limiters limiters, RateLimited annotation, Method method) {
        MethodFacts known = limiters.method(MethodFacts.key(method));
        this.limiter = limiters
                .get(annotation.client().isEmpty() ? RedkitConfig.DEFAULT_CLIENT : annotation.client()).reactive();
        this.annotation = annotation;
        this.subject = SubjectTemplate.parse(annotation.subject());
        this.parameters = known == null ? Arrays.stream(method.getParameters()).map(p -> p.getName()).toList()
                : known.parameters();
        this.endpoint = known != null && known.endpoint();
        this.result = result(method.getReturnType());
    }

    static LimitedMethod of(Limiters limiters, RateLimited annotation, Method method) {
        return new LimitedMethod(limiters, annotation, method);
    }

    private static Result result(Class<?> type) {
        if (type == Uni.class) {
            return Result.UNI;
        }
        if (type == Multi.class) {
            return Result.MULTI;
        }
        return CompletionStage.class.isAssignableFrom(type) ? Result.STAGE : Result.PLAIN;
    }

    Result result() {
        return result;
    }

    boolean isEndpoint() {
        return endpoint;
    }

    /** Returns the promise to ask the limits. */
    Uni<RateLimitDecision> ask(Object[] arguments, Caller caller) {
        List<RateLimit> limits = Stream.of(annotation.value()).map(limiter.limits()::get).toList();
        String whom = subject.fill(name -> argument(name, arguments), caller);
        return limiter.checkAll(limits, whom, annotation.units());
    }

    private @Nullable String argument(String name, Object[] arguments) {
        int index = parameters.indexOf(name);
        Object value = index < 0 ? null : arguments[index];
        return value == null ? null : value.toString();
    }
}
