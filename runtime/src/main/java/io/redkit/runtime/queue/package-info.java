/** Job queues in Redis; {@code ClientJobs} is the door. */
@NullMarked
package io.redkit.runtime.queue;

import org.jspecify.annotations.NullMarked;
