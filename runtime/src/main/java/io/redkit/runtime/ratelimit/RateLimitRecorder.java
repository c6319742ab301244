package io.redkit.runtime.ratelimit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;

import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.redkit.ratelimit.RateLimiter;
import io.redkit.ratelimit.ReactiveRateLimiter;
import io.redkit.runtime.RedkitClients;
import io.redkit.runtime.config.ConfigKeys;
import io.redkit.runtime.config.RateLimitConfig;
import io.redkit.runtime.config.RedkitConfig;
import io.redkit.runtime.pattern.PatternSupport;

/** Checks the configured limits at start-up, and makes the limiters. */
@Recorder
public class RateLimitRecorder {

    private final RuntimeValue<RedkitConfig> config;

    public RateLimitRecorder(RuntimeValue<RedkitConfig> config) {
        this.config = config;
    }

    /**
     * Checks the limits of all clients in use.
     *
     * @param limitsOfMethods for each client in use the names of limits that annotated methods have
     * @throws ConfigurationException with all problems of all clients
     */
    public RuntimeValue<Limiters> create(RuntimeValue<RedkitClients> clients, Map<String, List<String>> limitsOfMethods,
            Map<String, MethodFacts> methods) {
        List<String> problems = new ArrayList<>();
        new TreeMap<>(limitsOfMethods).forEach((client, names) -> {
            RateLimitConfig its = config(client);
            new ConfiguredLimits(client, its, problems).settings(java.time.Duration.ofSeconds(1));
            names.stream().filter(name -> !its.limits().containsKey(name)).forEach(name -> problems.add("The rate limit "
                    + name + " of an annotated method is not configured; set "
                    + ConfigKeys.of(client, "rate-limit.\"" + name + "\".permits") + " and .period"));
        });
        if (!problems.isEmpty()) {
            throw new ConfigurationException(String.join(System.lineSeparator(), problems));
        }
        return new RuntimeValue<>(new Limiters(client -> make(clients.getValue(), client), methods));
    }

    private RateLimiters make(RedkitClients clients, String client) {
        PatternSupport support = clients.get(client).patterns();
        return RateLimiters.of(support,
                new ConfiguredLimits(client, config(client), new ArrayList<>()).settings(support.commandTimeout()));
    }

    private RateLimitConfig config(String client) {
        return Objects.requireNonNull(config.getValue().clients().get(client)).rateLimit();
    }

    public Supplier<RateLimiter> blocking(RuntimeValue<Limiters> limiters, String client) {
        return () -> limiters.getValue().get(client).blocking();
    }

    public Supplier<ReactiveRateLimiter> reactive(RuntimeValue<Limiters> limiters, String client) {
        return () -> limiters.getValue().get(client).reactive();
    }
}
