package io.redkit.runtime.lock;

import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import org.jspecify.annotations.Nullable;

import io.quarkus.runtime.configuration.DurationConverter;
import io.redkit.lock.LockHandle;
import io.redkit.lock.LockOptions;
import io.redkit.lock.Locked;
import io.redkit.lock.ReactiveRedisLock;
import io.smallrye.mutiny.Uni;

/** Runs methods under their locks. */
@Locked("")
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class LockedInterceptor {

    private final LocksByClient locks;
    private final Map<String, LockTemplate> templates = new ConcurrentHashMap<>();

    @Inject
    LockedInterceptor(LocksByClient locks) {
        this.locks = locks;
    }

    @AroundInvoke
    @Nullable
    Object underLock(InvocationContext call) throws Exception {
        Locked locked = call.getInterceptorBinding(Locked.class);
        String name = templates.computeIfAbsent(locked.value(), LockTemplate::new).name(call.getParameters());
        ClientLocks its = locks.of(locked.client());
        Class<?> returned = call.getMethod().getReturnType();
        if (returned == Uni.class) {
            return under(its.reactive().lock(name).with(options(locked)), handle -> proceed(call));
        }
        if (CompletionStage.class.isAssignableFrom(returned)) {
            Function<LockHandle, Uni<Object>> work = handle -> Uni.createFrom()
                    .completionStage(() -> LockedInterceptor.<CompletionStage<Object>> proceed(call));
            return under(its.reactive().lock(name).with(options(locked)), work).subscribeAsCompletionStage();
        }
        Function<LockHandle, @Nullable Object> work = handle -> LockedInterceptor.<@Nullable Object> proceed(call);
        return its.blocking().lock(name).with(options(locked)).withLock(work);
    }

    private static Uni<Object> under(ReactiveRedisLock lock, Function<LockHandle, Uni<Object>> work) {
        return lock.withLock(work);
    }

    private static LockOptions options(Locked locked) {
        LockOptions options = LockOptions.DEFAULT;
        if (!locked.waitAtMost().isEmpty()) {
            options = options.waitAtMost(DurationConverter.parseDuration(locked.waitAtMost()));
        }
        return locked.lease().isEmpty() ? options : options.lease(DurationConverter.parseDuration(locked.lease()));
    }

    @SuppressWarnings({ "unchecked", "TypeParameterUnusedInFormals" })
    private static <T extends @Nullable Object> T proceed(InvocationContext call) {
        try {
            return (T) call.proceed();
        } catch (Exception e) {
            throw LockedInterceptor.<RuntimeException> sneaky(e);
        }
    }

    /** Throws what the method declares to throw, through code that declares nothing. */
    @SuppressWarnings({ "unchecked", "TypeParameterUnusedInFormals" })
    private static <E extends Exception> E sneaky(Exception failure) throws E {
        throw (E) failure;
    }
}
