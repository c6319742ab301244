package io.redkit.runtime.service;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import io.redkit.DedicatedReactiveRedisService;
import io.redkit.DedicatedRedisService;
import io.redkit.ReactiveRedisDiagnostics;
import io.redkit.ReactiveRedisService;
import io.redkit.RedisDiagnostics;
import io.redkit.RedisService;
import io.redkit.data.ReactiveScript;
import io.redkit.data.Script;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Lets a test of the blocking service run against the reactive one: calls the method of the same name and waits for its
 * {@code Uni}, which is subscribed to wherever the executor runs it.
 */
final class ReactiveAsBlocking implements InvocationHandler {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Object reactive;
    private final Executor subscription;

    private ReactiveAsBlocking(Object reactive, Executor subscription) {
        this.reactive = reactive;
        this.subscription = subscription;
    }

    static RedisService of(ReactiveRedisService reactive, Executor subscription) {
        return view(RedisService.class, reactive, subscription);
    }

    private static <T> T view(Class<T> blocking, Object reactive, Executor subscription) {
        return blocking.cast(Proxy.newProxyInstance(blocking.getClassLoader(), new Class<?>[] { blocking },
                new ReactiveAsBlocking(reactive, subscription)));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
        Object result = twinOf(method, args);
        if (result instanceof Uni<?> uni) {
            return await(uni);
        } else if (result instanceof Multi<?> multi) {
            return ((List<?>) await(multi.collect().asList())).stream();
        } else if (result instanceof ReactiveRedisDiagnostics diagnostics) {
            return view(RedisDiagnostics.class, diagnostics, subscription);
        } else if (result instanceof ReactiveScript script) {
            return view(Script.class, script, subscription);
        } else if (result instanceof DedicatedReactiveRedisService dedicated) {
            return result == reactive ? proxy : view(DedicatedRedisService.class, dedicated, subscription);
        }
        return result;
    }

    private Object twinOf(Method method, Object[] args) throws Throwable {
        try {
            Class<?> type = reactive.getClass();
            Method twin = type.getMethod(method.getName(), method.getParameterTypes());
            twin.setAccessible(true);
            return twin.invoke(reactive, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private Object await(Uni<?> uni) throws Throwable {
        CompletableFuture<Object> outcome = new CompletableFuture<>();
        subscription.execute(() -> uni.subscribe().with(outcome::complete, outcome::completeExceptionally));
        try {
            return outcome.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause();
        }
    }
}
