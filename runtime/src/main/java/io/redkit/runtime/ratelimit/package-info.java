/** Rate limits: the scripts, what this process knows itself, and the beans. {@link RateLimiters} is the door. */
@NullMarked
package io.redkit.runtime.ratelimit;

import org.jspecify.annotations.NullMarked;
