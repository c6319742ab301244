package io.redkit.runtime.config;

/** Names of configuration keys, as users write them. */
public final class ConfigKeys {

    private ConfigKeys() {
    }

    /** Returns the full name of a client's key, such as {@code quarkus.redkit."carts".url}. */
    public static String of(String clientName, String key) {
        return RedkitConfig.DEFAULT_CLIENT.equals(clientName) ? "quarkus.redkit." + key
                : "quarkus.redkit.\"" + clientName + "\"." + key;
    }
}
