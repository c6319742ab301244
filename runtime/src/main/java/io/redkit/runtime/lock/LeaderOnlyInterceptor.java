package io.redkit.runtime.lock;

import java.util.concurrent.CompletableFuture;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import org.jspecify.annotations.Nullable;

import io.redkit.lock.LeaderOnly;
import io.smallrye.mutiny.Uni;

/** Lets methods run where this process leads, and returns at once where it does not. */
@LeaderOnly("")
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 90)
public class LeaderOnlyInterceptor {

    private final LocksByClient locks;

    @Inject
    LeaderOnlyInterceptor(LocksByClient locks) {
        this.locks = locks;
    }

    @AroundInvoke
    @Nullable
    Object ifLeader(InvocationContext call) throws Exception {
        LeaderOnly only = call.getInterceptorBinding(LeaderOnly.class);
        if (locks.leadership(only.client(), only.value()).isLeader()) {
            return call.proceed();
        }
        Class<?> returned = call.getMethod().getReturnType();
        if (returned == Uni.class) {
            return Uni.createFrom().voidItem();
        }
        return returned == void.class ? null : CompletableFuture.completedFuture(null);
    }
}
