package io.redkit.runtime.ratelimit;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the build knows of a method.
 *
 * @param parameters their names, in order
 * @param endpoint whether it answers HTTP requests
 */
public record MethodFacts(List<String> parameters, boolean endpoint) {

    /** Returns what tells a method from all others, as {@link #key(String, String, List)} does. */
    static String key(Method method) {
        return key(method.getDeclaringClass().getName(), method.getName(),
                Arrays.stream(method.getParameterTypes()).map(Class::getName).toList());
    }

    /** @param parameterTypes names as of {@link Class#getName()} */
    public static String key(String declaringClass, String method, List<String> parameterTypes) {
        return parameterTypes.stream().collect(Collectors.joining(",", declaringClass + '#' + method + '(', ")"));
    }
}
