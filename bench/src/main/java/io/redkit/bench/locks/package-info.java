/** Locks of this extension and of a peer, side by side. */
@NullMarked
package io.redkit.bench.locks;

import org.jspecify.annotations.NullMarked;
