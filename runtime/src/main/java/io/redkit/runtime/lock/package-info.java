/** Locks, and the election of a leader on top of them. {@link io.redkit.runtime.lock.ClientLocks} is the door. */
@NullMarked
package io.redkit.runtime.lock;

import org.jspecify.annotations.NullMarked;
