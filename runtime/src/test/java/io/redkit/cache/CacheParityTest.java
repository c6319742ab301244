package io.redkit.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The blocking and the reactive doors have the same methods. Only the code that they take has another form. */
class CacheParityTest {

    static List<Arguments> doors() {
        return List.of(Arguments.of(RedisCaches.class, ReactiveRedisCaches.class),
                Arguments.of(RedisCache.class, ReactiveRedisCache.class),
                Arguments.of(WriteBehind.class, ReactiveWriteBehind.class));
    }

    @ParameterizedTest
    @MethodSource("doors")
    void doors_haveTheSameMethods(Class<?> blocking, Class<?> reactive) {
        assertThat(signatures(blocking)).isEqualTo(signatures(reactive));
    }

    private static List<String> signatures(Class<?> door) {
        return Arrays.stream(door.getMethods()).map(CacheParityTest::signature).distinct().sorted().toList();
    }

    private static String signature(Method method) {
        return method.getName() + Arrays.stream(method.getParameterTypes())
                .map(type -> type.getPackageName().equals("java.util.function") ? "code" : type.getSimpleName()).toList();
    }
}
