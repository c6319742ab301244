package io.redkit.runtime.degraded;

/**
 * What one feature does while Redis is away.
 *
 * @param feature the feature, such as {@code commands}; it has one policy for each client
 * @param policy the policy in a word, as in the configuration, such as {@code fail}
 */
public record FeaturePolicy(String feature, String policy) {
}
