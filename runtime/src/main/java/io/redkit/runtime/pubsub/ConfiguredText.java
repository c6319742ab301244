package io.redkit.runtime.pubsub;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.common.expression.Expression;

/** Text with expressions such as <code>${orders.channel:orders}</code>, which stand for values of the configuration. */
final class ConfiguredText {

    private ConfiguredText() {
    }

    /** @throws ConfigurationException if a value is missing and has no default */
    static String resolve(String text) {
        if (!text.contains("${")) {
            return text;
        }
        Config config = ConfigProvider.getConfig();
        return Expression.compile(text, Expression.Flag.LENIENT_SYNTAX, Expression.Flag.NO_TRIM)
                .evaluate((context, result) -> {
                    String key = context.getKey();
                    String value = config.getOptionalValue(key, String.class).orElse(null);
                    if (value != null) {
                        result.append(value);
                    } else if (context.hasDefault()) {
                        context.expandDefault();
                    } else {
                        throw new ConfigurationException("A @RedisListener names its channel by " + key
                                + ", which is not configured; set it, or write a default: ${" + key + ":channel}");
                    }
                });
    }
}
