package io.redkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import io.redkit.data.Pipeline;
import io.redkit.data.ReactivePipeline;
import io.redkit.data.ReactiveRedisCounter;
import io.redkit.data.ReactiveRedisHash;
import io.redkit.data.ReactiveRedisKey;
import io.redkit.data.ReactiveRedisList;
import io.redkit.data.ReactiveRedisSet;
import io.redkit.data.ReactiveRedisSortedSet;
import io.redkit.data.ReactiveScript;
import io.redkit.data.ReactiveTransaction;
import io.redkit.data.RedisCounter;
import io.redkit.data.RedisHash;
import io.redkit.data.RedisKey;
import io.redkit.data.RedisList;
import io.redkit.data.RedisSet;
import io.redkit.data.RedisSortedSet;
import io.redkit.data.Script;
import io.redkit.data.Transaction;
import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** The blocking and the reactive interfaces say the same, with the same names and arguments. */
class ServiceParityTest {

    private static final Map<Type, Type> BOXED = Map.of(void.class, Void.class, boolean.class, Boolean.class, long.class,
            Long.class, double.class, Double.class);
    private static final Map<Class<?>, Class<?>> TWINS = Map.ofEntries(
            Map.entry(RedisService.class, ReactiveRedisService.class),
            Map.entry(RedisDiagnostics.class, ReactiveRedisDiagnostics.class),
            Map.entry(DedicatedRedisService.class, DedicatedReactiveRedisService.class),
            Map.entry(Script.class, ReactiveScript.class), Map.entry(RedisKey.class, ReactiveRedisKey.class),
            Map.entry(RedisHash.class, ReactiveRedisHash.class), Map.entry(RedisList.class, ReactiveRedisList.class),
            Map.entry(RedisSet.class, ReactiveRedisSet.class),
            Map.entry(RedisSortedSet.class, ReactiveRedisSortedSet.class),
            Map.entry(RedisCounter.class, ReactiveRedisCounter.class), Map.entry(Pipeline.class, ReactivePipeline.class),
            Map.entry(Transaction.class, ReactiveTransaction.class));

    @TestFactory
    Stream<DynamicTest> blockingMethod_hasAReactiveTwin() {
        return TWINS.keySet().stream().flatMap(type -> Stream.of(type.getMethods()))
                .map(method -> DynamicTest.dynamicTest(method.toGenericString(), () -> assertHasTwin(method)));
    }

    @TestFactory
    Stream<DynamicTest> reactiveType_hasNoMoreMethods() {
        return TWINS.entrySet().stream().map(twins -> DynamicTest.dynamicTest(twins.getKey().getSimpleName(),
                () -> assertThat(twins.getValue().getMethods()).hasSameSizeAs(twins.getKey().getMethods())));
    }

    private static void assertHasTwin(Method blocking) throws NoSuchMethodException {
        Method reactive = TWINS.get(blocking.getDeclaringClass()).getMethod(blocking.getName(), blocking.getParameterTypes());
        if (reactive.getReturnType() == Uni.class) {
            Type promised = ((ParameterizedType) reactive.getGenericReturnType()).getActualTypeArguments()[0];
            Type returned = blocking.getGenericReturnType();
            assertThat(promised.getTypeName()).isEqualTo(BOXED.getOrDefault(returned, returned).getTypeName());
            assertThat(reactive.isAnnotationPresent(CheckReturnValue.class)).as("is lazy, and says so").isTrue();
        } else if (reactive.getReturnType() == Multi.class) {
            assertThat(blocking.getGenericReturnType().getTypeName())
                    .isEqualTo(reactive.getGenericReturnType().getTypeName().replace(Multi.class.getName(),
                            Stream.class.getName()));
        } else {
            assertThat(reactive.getReturnType()).isIn(blocking.getReturnType(), TWINS.get(blocking.getReturnType()));
        }
    }
}
