/**
 * Locks that are held across processes, with a lease that is renewed, a fencing token, and word when they are lost; and the
 * election of a leader on top of them.
 */
@NullMarked
package io.redkit.lock;

import org.jspecify.annotations.NullMarked;
