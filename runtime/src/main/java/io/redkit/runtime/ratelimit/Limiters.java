package io.redkit.runtime.ratelimit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** The limiters of all clients, each made when it is needed first, and what the build knows of limited methods. */
public final class Limiters {

    private final Function<String, RateLimiters> maker;
    private final Map<String, MethodFacts> methods;
    private final Map<String, RateLimiters> byClient = new ConcurrentHashMap<>();

    Limiters(Function<String, RateLimiters> maker, Map<String, MethodFacts> methods) {
        this.maker = maker;
        this.methods = Map.copyOf(methods);
    }

    RateLimiters get(String client) {
        return byClient.computeIfAbsent(client, maker);
    }

    @Nullable
    MethodFacts method(String key) {
        return methods.get(key);
    }
}
