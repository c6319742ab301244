package io.redkit.runtime.cache;

import java.util.Collection;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A question for the value of one key.
 *
 * @param text of the key
 * @param tags returns the tags that the entry will have
 * @param code loads the value
 * @param chain the loads that the question is part of, null for none
 */
record Request<V>(String text, Function<@Nullable V, ? extends Collection<String>> tags, UserCode<@Nullable V> code,
        @Nullable LoadChain chain) {
}
