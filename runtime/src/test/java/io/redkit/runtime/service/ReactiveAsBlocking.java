package io.redkit.runtime.service;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.redkit.DedicatedReactiveRedisService;
import io.redkit.DedicatedRedisService;
import io.redkit.ReactiveRedisDiagnostics;
import io.redkit.ReactiveRedisService;
import io.redkit.RedisDiagnostics;
import io.redkit.RedisService;
import io.redkit.data.Pipeline;
import io.redkit.data.ReactiveScript;
import io.redkit.data.ReactiveTransaction;
import io.redkit.data.RedisCounter;
import io.redkit.data.RedisHash;
import io.redkit.data.RedisList;
import io.redkit.data.RedisSet;
import io.redkit.data.RedisSortedSet;
import io.redkit.data.Script;
import io.redkit.data.Transaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Lets a test of the blocking service run against the reactive one: calls the method of the same name and waits for its
 * {@code Uni}, which is subscribed to wherever the executor runs it.
 */
final class ReactiveAsBlocking implements InvocationHandler {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Map<Class<?>, Class<?>> VIEWS = Map.of(HashView.class, RedisHash.class, ListView.class,
            RedisList.class, SetView.class, RedisSet.class, SortedSetView.class, RedisSortedSet.class, CounterView.class,
            RedisCounter.class, ReactivePipelineRun.class, Pipeline.class);

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
        Object result = twinOf(method, method.getName().equals("transaction") ? new Object[] { twinOf(args[0]) } : args);
        if (result instanceof Uni<?> uni) {
            return await(uni);
        } else if (result instanceof Multi<?> multi) {
            return ((List<?>) await(multi.collect().asList())).stream();
        } else if (result instanceof ReactiveRedisDiagnostics diagnostics) {
            return view(RedisDiagnostics.class, diagnostics, subscription);
        } else if (result != null && VIEWS.containsKey(result.getClass())) {
            return view(VIEWS.get(result.getClass()), result, subscription);
        } else if (result instanceof ReactiveScript script) {
            return view(Script.class, script, subscription);
        } else if (result instanceof DedicatedReactiveRedisService dedicated) {
            return result == reactive ? proxy : view(DedicatedRedisService.class, dedicated, subscription);
        } else if (result instanceof ReactiveRedisService service) {
            return view(RedisService.class, service, subscription);
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

    /** Runs a blocking body where it may block. */
    @SuppressWarnings("unchecked")
    private Function<ReactiveTransaction, Uni<Object>> twinOf(Object body) {
        return body == null ? null
                : transaction -> Uni.createFrom()
                        .item(() -> ((Function<Transaction, Object>) body)
                                .apply(view(Transaction.class, transaction, subscription)))
                        .runSubscriptionOn(task -> new Thread(task).start());
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
