/** Jobs in queues: added by one process, done by another, at least once. */
@NullMarked
package io.redkit.queue;

import org.jspecify.annotations.NullMarked;
