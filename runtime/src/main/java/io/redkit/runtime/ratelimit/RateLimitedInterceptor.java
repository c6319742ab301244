package io.redkit.runtime.ratelimit;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import io.quarkus.arc.ArcInvocationContext;
import io.redkit.ratelimit.RateLimitDecision;
import io.redkit.ratelimit.RateLimitExceededException;
import io.redkit.ratelimit.RateLimited;
import io.redkit.runtime.service.Services;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Asks the limits of a method before it is called; without blocking where its result is a promise. */
@Interceptor
@RateLimited({})
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class RateLimitedInterceptor {

    private final Limiters limiters;
    private final Caller caller;
    private final Map<Use, LimitedMethod> methods = new ConcurrentHashMap<>();

    @Inject
    RateLimitedInterceptor(Limiters limiters, Instance<Caller> callers) {
        this.limiters = limiters;
        this.caller = callers.isResolvable() ? callers.get() : Caller.NOBODY;
    }

    private record Use(Method method, RateLimited annotation) {
    }

    @AroundInvoke
    Object limit(InvocationContext context) throws Exception {
        LimitedMethod method = methods.computeIfAbsent(new Use(context.getMethod(), annotation(context)),
                use -> LimitedMethod.of(limiters, use.annotation, use.method));
        return switch (method.result()) {
            case UNI -> Uni.createFrom().deferred(() -> ask(method, context)).flatMap(ignored -> this.<Uni<?>> go(context));
            case MULTI -> Uni.createFrom().deferred(() -> ask(method, context)).onItem()
                    .transformToMulti(ignored -> this.<Multi<?>> go(context));
            case STAGE -> ask(method, context).flatMap(ignored -> Uni.createFrom()
                    .completionStage(this.<CompletionStage<?>> go(context))).subscribeAsCompletionStage();
            case PLAIN -> {
                Services.await(ask(method, context));
                yield context.proceed();
            }
        };
    }

    private Uni<RateLimitDecision> ask(LimitedMethod method, InvocationContext context) {
        return method.ask(context.getParameters(), caller).invoke(decision -> {
            if (!decision.allowed()) {
                throw new RateLimitExceededException(decision);
            }
            if (method.isEndpoint()) {
                caller.tell(decision);
            }
        });
    }

    private static RateLimited annotation(InvocationContext context) {
        RateLimited found = ArcInvocationContext.findIterceptorBinding(context, RateLimited.class);
        if (found == null) {
            throw new IllegalStateException("No @RateLimited on " + context.getMethod());
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private <T> T go(InvocationContext context) {
        try {
            return (T) context.proceed();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new java.util.concurrent.CompletionException(e);
        }
    }
}
