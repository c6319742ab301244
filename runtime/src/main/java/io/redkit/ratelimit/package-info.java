/** Rate limits that all processes share: {@link io.redkit.ratelimit.RateLimiter} is the door, or an annotation. */
@NullMarked
package io.redkit.ratelimit;

import org.jspecify.annotations.NullMarked;
