package io.redkit.deployment.devservices;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The configuration that connects a client to what a dev service has started. The keys are known before the values. */
final class ServiceConfiguration {

    private final Map<String, Function<RunningRedis, String>> values = new TreeMap<>();

    ServiceConfiguration(ClientKeys client, ServerRequest request) {
        switch (request.topology()) {
            case STANDALONE -> values.put(client.full("url"), RunningRedis::url);
            case CLUSTER -> values.put(client.full("cluster-nodes"), ServiceConfiguration::nodes);
            case SENTINEL -> {
                values.put(client.full("sentinel.nodes"), ServiceConfiguration::nodes);
                values.put(client.full("sentinel.master-name"), redis -> ServerRequest.MASTER_NAME);
            }
        }
        if (request.tls()) {
            String entry = client.tlsConfigurationName();
            values.put(client.full("tls"), redis -> "true");
            values.put(client.full("tls-configuration-name"), redis -> entry);
            values.put("quarkus.tls.\"" + entry + "\".trust-store.pem.certs", ServiceConfiguration::authority);
        }
    }

    /** Each key, and what it is set to when the servers run. */
    Map<String, Function<RunningRedis, String>> values() {
        return values;
    }

    /** The keys with their values. */
    Map<String, String> of(RunningRedis redis) {
        Map<String, String> resolved = new TreeMap<>();
        values.forEach((key, value) -> resolved.put(key, value.apply(redis)));
        return resolved;
    }

    private static String nodes(RunningRedis redis) {
        return String.join(",", redis.addresses());
    }

    private static String authority(RunningRedis redis) {
        return redis.authority().map(Object::toString).orElse("");
    }
}
