package io.redkit.demo.links;

import org.jspecify.annotations.Nullable;

/**
 * What a visitor asks for.
 *
 * @param url where the link shall lead
 * @param secondsToLive life of the link; null for the default
 */
public record NewLink(@Nullable String url, @Nullable Long secondsToLive) {
}
