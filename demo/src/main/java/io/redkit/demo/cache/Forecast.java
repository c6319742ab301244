package io.redkit.demo.cache;

import java.time.Instant;

/**
 * What the weather might be.
 *
 * @param city where
 * @param degrees Celsius, by chance
 * @param by the process that has computed it
 * @param computedAt when
 */
public record Forecast(String city, int degrees, String by, Instant computedAt) {
}
