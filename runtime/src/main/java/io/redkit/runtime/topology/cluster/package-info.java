/** A Redis cluster: who holds which slot, and how each command finds its way there. */
@NullMarked
package io.redkit.runtime.topology.cluster;

import org.jspecify.annotations.NullMarked;
